package io.tanbiao.ops;

/** The command {@code tanbiao}: so far it only says its version. */
public final class Main {
  private Main() {}

  /** Prints the version, whatever the arguments. */
  public static void main(String[] args) {
    System.out.println("tanbiao " + Main.class.getPackage().getImplementationVersion());
  }
}
