package org.wavecrate.gui;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The colour that a window on Linux has where nothing is painted yet. JavaFX gives windows none
/// there, so that what was on the screen before shows through until the first picture is painted.
///
/// The X server is told directly: JavaFX tells only GTK, and tells it to paint nothing, too.
final class WindowGround {
  private static final String GTK = "libgtk-3.so.0";

  /// GTK's word for windows with a frame, unlike menus and tooltips.
  private static final int TOPLEVEL = 0;

  private static final long OPAQUE = 0xff000000L;

  /// Three numbers or addresses in, one out. All functions are called as if they were like that: in
  /// the calling conventions of Linux on x86-64 and ARM, a function does not see further arguments.
  private static final FunctionDescriptor CALL =
      FunctionDescriptor.of(
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_LONG);

  private final CompletableFuture<MethodHandle> call;

  private WindowGround(CompletableFuture<MethodHandle> call) {
    this.call = call;
  }

  /// Prepares, on another thread, to call GTK on Linux.
  static WindowGround prepare() {
    return new WindowGround(CompletableFuture.supplyAsync(WindowGround::adapter));
  }

  /// Keeps the ground of all windows in the colour of what fills one, from now on.
  ///
  /// @param root what fills a window that is shown
  void follow(Region root) {
    root.backgroundProperty().subscribe(this::lay);
  }

  private void lay(Background background) {
    List<BackgroundFill> fills = background == null ? List.of() : background.getFills();
    if (fills.isEmpty() || !(fills.getFirst().getFill() instanceof Color color)) {
      return;
    }
    try {
      lay(pixel(color));
    } catch (RuntimeException | LinkageError e) {
      // Another GTK than this one, or Java may not call it: the window looks as JavaFX would have
      // it.
    }
  }

  /// A pixel as X servers with 8 bits a colour take it.
  static long pixel(Color color) {
    return OPAQUE
        | part(color.getRed()) << 16
        | part(color.getGreen()) << 8
        | part(color.getBlue());
  }

  private static long part(double share) {
    return Math.round(255 * share);
  }

  @SuppressWarnings("restricted")
  private void lay(long pixel) {
    SymbolLookup gtk = SymbolLookup.libraryLookup(GTK, Arena.global());
    long display = call(gtk, "gdk_x11_get_default_xdisplay", 0, 0, 0);
    long windows = call(gtk, "gtk_window_list_toplevels", 0, 0, 0);
    long count = call(gtk, "g_list_length", windows, 0, 0);
    for (int i = 0; i < (int) count; i++) {
      long window = call(gtk, "g_list_nth_data", windows, i, 0);
      long surface = call(gtk, "gtk_widget_get_window", window, 0, 0);
      if (surface != 0 && (int) call(gtk, "gtk_window_get_window_type", window, 0, 0) == TOPLEVEL) {
        long id = call(gtk, "gdk_x11_window_get_xid", surface, 0, 0);
        call(gtk, "XSetWindowBackground", display, id, pixel);
      }
    }
    call(gtk, "g_list_free", windows, 0, 0);
  }

  private long call(SymbolLookup library, String name, long first, long second, long third) {
    try {
      return (long) call.join().invokeExact(library.findOrThrow(name), first, second, third);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError(name, e);
    }
  }

  @SuppressWarnings("restricted")
  static MethodHandle adapter() {
    return Linker.nativeLinker().downcallHandle(CALL);
  }
}
