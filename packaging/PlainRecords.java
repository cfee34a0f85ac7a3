import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Writes out what the compiler leaves to be made at run time: `equals`, `hashCode` and `toString`
/// of records (`java.lang.runtime.ObjectMethods`) and the choice of a `switch` by type
/// (`java.lang.runtime.SwitchBootstraps`). Java's start-up cache keeps none of these, and to make
/// them while the window starts takes longer than to use them. Maven starts this file as it is.
final class PlainRecords {
  private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();
  private static final ClassDesc TEXT = StringBuilder.class.describeConstable().orElseThrow();
  private static final ClassDesc OBJECT_METHODS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc SWITCH_BOOTSTRAPS =
      ClassDesc.of("java.lang.runtime.SwitchBootstraps");

  /// What follows the name of a method that chooses is its number.
  private static final String CHOICE = "choice$";

  private static final MethodTypeDesc CHOOSING =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);
  private static final int HASH_FACTOR = 31;

  private PlainRecords() {}

  /// @param args a jar, and the package within it whose classes to rewrite
  public static void main(String[] args) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(args[0]));
        Stream<Path> files = Files.walk(jar.getPath(args[1]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        byte[] old = Files.readAllBytes(file);
        byte[] plain = plain(old);
        if (plain != old) {
          FileTime time = Files.getLastModifiedTime(file);
          Files.write(file, plain);
          Files.setLastModifiedTime(file, time);
        }
      }
    }
  }

  /// A class that behaves as `type` does; `type` itself if there is nothing to write out.
  static byte[] plain(byte[] type) {
    ClassFile classes = ClassFile.of();
    ClassModel model = classes.parse(type);
    boolean any =
        model.methods().stream()
            .flatMap(method -> method.code().stream())
            .flatMap(code -> code.elementStream())
            .anyMatch(PlainRecords::isMadeAtRunTime);
    if (!any) {
      return type;
    }
    ClassDesc self = model.thisClass().asSymbol();
    boolean inInterface = model.flags().has(AccessFlag.INTERFACE);
    List<List<ConstantDesc>> choices = new ArrayList<>();
    ClassTransform bodies =
        ClassTransform.transformingMethodBodies(
            (code, element) -> {
              if (!isMadeAtRunTime(element)) {
                code.with(element);
                return;
              }
              InvokeDynamicInstruction call = (InvokeDynamicInstruction) element;
              if (isChoice(call)) {
                code.invokestatic(self, CHOICE + choices.size(), CHOOSING, inInterface);
                choices.add(call.bootstrapArgs());
              } else {
                write(code, self, call);
              }
            });
    return classes.transformClass(
        model,
        bodies.andThen(
            ClassTransform.endHandler(
                whole -> {
                  for (int i = 0; i < choices.size(); i++) {
                    List<ConstantDesc> types = choices.get(i);
                    whole.withMethodBody(
                        CHOICE + i,
                        CHOOSING,
                        ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC,
                        code -> choose(code, types));
                  }
                })));
  }

  private static boolean isMadeAtRunTime(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && (isChoice(call) || call.bootstrapMethod().owner().equals(OBJECT_METHODS));
  }

  /// Whether an instruction chooses by classes alone, not by constants as well.
  private static boolean isChoice(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().equals(SWITCH_BOOTSTRAPS)
        && call.name().equalsString("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  private static void write(CodeBuilder code, ClassDesc self, InvokeDynamicInstruction call) {
    switch (call.name().stringValue()) {
      case "equals" -> equal(code, self, fields(call));
      case "hashCode" -> hash(code, self, fields(call));
      default -> text(code, self, fields(call));
    }
  }

  /// The number of the first class, from local variable 1 on, that local variable 0 is of; that of
  /// classes if there is none, and -1 for null.
  private static void choose(CodeBuilder code, List<ConstantDesc> types) {
    code.aload(0).ifThen(Opcode.IFNULL, isNull -> isNull.iconst_m1().ireturn());
    for (int i = 0; i < types.size(); i++) {
      Label next = code.newLabel();
      code.loadConstant(i).iload(1).if_icmplt(next);
      code.aload(0).instanceOf((ClassDesc) types.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(types.size()).ireturn();
  }

  /// The fields behind the components of a record, in order.
  private static List<DirectMethodHandleDesc> fields(InvokeDynamicInstruction call) {
    return call.bootstrapArgs().stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
  }

  private static ClassDesc type(DirectMethodHandleDesc field) {
    return field.invocationType().returnType();
  }

  /// Where the instruction found `this` and another object on the stack, these are local variables
  /// 0 and 1 as well: a record's own method has just loaded them.
  private static void equal(CodeBuilder code, ClassDesc self, List<DirectMethodHandleDesc> fields) {
    Label differs = code.newLabel();
    code.pop().pop().aload(1).instanceOf(self).ifeq(differs);
    for (DirectMethodHandleDesc field : fields) {
      code.aload(0).getfield(self, field.methodName(), type(field));
      code.aload(1).checkcast(self).getfield(self, field.methodName(), type(field));
      switch (TypeKind.from(type(field))) {
        case REFERENCE ->
            code.invokestatic(
                    OBJECTS,
                    "equals",
                    MethodTypeDesc.of(
                        ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                .ifeq(differs);
        case LONG -> code.lcmp().ifne(differs);
        case FLOAT, DOUBLE ->
            code.invokestatic(
                    boxed(type(field)),
                    "compare",
                    MethodTypeDesc.of(ConstantDescs.CD_int, type(field), type(field)))
                .ifne(differs);
        default -> code.if_icmpne(differs);
      }
    }
    code.iconst_1().ireturn().labelBinding(differs).iconst_0();
  }

  private static void hash(CodeBuilder code, ClassDesc self, List<DirectMethodHandleDesc> fields) {
    code.pop().iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = type(field);
      boolean primitive = type.isPrimitive();
      code.bipush(HASH_FACTOR).imul().aload(0).getfield(self, field.methodName(), type);
      code.invokestatic(
          primitive ? boxed(type) : OBJECTS,
          "hashCode",
          MethodTypeDesc.of(ConstantDescs.CD_int, primitive ? type : ConstantDescs.CD_Object));
      code.iadd();
    }
  }

  private static void text(CodeBuilder code, ClassDesc self, List<DirectMethodHandleDesc> fields) {
    String name = self.displayName();
    // Of a record in another class, its own name alone.
    name = name.substring(name.lastIndexOf('$') + 1).replaceFirst("^[0-9]+", "");
    code.pop().new_(TEXT).dup().invokespecial(TEXT, "<init>", ConstantDescs.MTD_void);
    String before = name + "[";
    for (DirectMethodHandleDesc field : fields) {
      append(code.loadConstant(before + field.methodName() + "="), ConstantDescs.CD_String);
      code.aload(0).getfield(self, field.methodName(), type(field));
      append(code, appended(type(field)));
      before = ", ";
    }
    append(code.loadConstant(fields.isEmpty() ? before + "]" : "]"), ConstantDescs.CD_String);
    code.invokevirtual(TEXT, "toString", MethodTypeDesc.of(ConstantDescs.CD_String));
  }

  private static void append(CodeBuilder code, ClassDesc type) {
    code.invokevirtual(TEXT, "append", MethodTypeDesc.of(TEXT, type));
  }

  /// The type by which a text takes a value.
  private static ClassDesc appended(ClassDesc type) {
    return switch (TypeKind.from(type)) {
      case REFERENCE -> ConstantDescs.CD_Object;
      case BYTE, SHORT -> ConstantDescs.CD_int;
      default -> type;
    };
  }

  private static ClassDesc boxed(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case SHORT -> ConstantDescs.CD_Short;
      case CHAR -> ConstantDescs.CD_Character;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      default -> ConstantDescs.CD_Double;
    };
  }
}
