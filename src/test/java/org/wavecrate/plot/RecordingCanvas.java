package org.wavecrate.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes down every call, and draws nothing. Pixels are written down by their sum, so that equal
/// calls are equal pictures.
public final class RecordingCanvas implements DrawingCanvas {
  private final List<String> calls = new ArrayList<>();

  public List<String> calls() {
    return calls;
  }

  /// The calls of one kind.
  public List<String> calls(String name) {
    return calls.stream().filter(call -> call.startsWith(name + " ")).toList();
  }

  private void add(String name, int argb, double... numbers) {
    calls.add(name + " " + Integer.toHexString(argb) + " " + Arrays.toString(numbers));
  }

  @Override
  public void rectangle(int argb, double x, double y, double width, double height) {
    add("rectangle", argb, x, y, width, height);
  }

  @Override
  public void oval(int argb, double x, double y, double width, double height) {
    add("oval", argb, x, y, width, height);
  }

  @Override
  public void polygon(int argb, double[] x, double[] y) {
    add("polygon-x", argb, x);
    add("polygon-y", argb, y);
  }

  @Override
  public void pill(int argb, double x, double y, double width, double height) {
    add("pill", argb, x, y, width, height);
  }

  @Override
  public void path(int argb, double lineWidth, double[] x, double[] y) {
    add("path " + lineWidth + " x", argb, x);
    add("path " + lineWidth + " y", argb, y);
  }

  @Override
  public void dashes(int argb, double x1, double y1, double x2, double y2) {
    add("dashes", argb, x1, y1, x2, y2);
  }

  @Override
  public void text(
      String text, Lettering lettering, Anchor anchor, int argb, double x, double middle) {
    add("text " + lettering + " " + anchor + " " + text, argb, x, middle);
  }

  /// No toolkit's: whatever depends on it is not to be the same everywhere.
  @Override
  public double width(String text, Lettering lettering) {
    return text.length() * lettering.size() / 2;
  }

  @Override
  public void pixels(PixelImage image, Box box) {
    calls.add("pixels " + Arrays.hashCode(image.argb()) + " " + box);
  }

  @Override
  public void clipped(Box box, Runnable painting) {
    calls.add("clip " + box);
    painting.run();
    calls.add("clip end");
  }

  @Override
  public void translated(double x, double y, Runnable painting) {
    calls.add("translate " + x + " " + y);
    painting.run();
    calls.add("translate end");
  }
}
