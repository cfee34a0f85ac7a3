package org.pitest.mutationtest.execute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.pitest.boot.HotSwapAgent;
import org.pitest.classinfo.ClassName;

/// Takes the place of PIT's class of this name, which leaves a class with its last fault, since
/// its virtual machine ends with the class: here the next class finds all others as they are.
class HotSwap {
  private Class<?> last;

  public Boolean insertClass(ClassName name, ClassLoader loader, byte[] faulty) {
    try {
      CatchNewClassLoadersTransformer.setMutant(name.asInternalName(), faulty);
      Class<?> next = Class.forName(name.asJavaName(), false, loader);
      if (last != null && last != next && !HotSwapAgent.hotSwap(last, bytes(last))) {
        throw new IllegalStateException(last + ": keeps its fault");
      }
      last = next;
      return HotSwapAgent.hotSwap(next, faulty);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String file = '/' + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in.readAllBytes();
    }
  }
}
