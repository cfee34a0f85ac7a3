/// Prints one word: what Java itself takes to start and to end.
final class OneWord {
  private OneWord() {}

  public static void main(String[] args) {
    System.out.println("one");
  }
}
