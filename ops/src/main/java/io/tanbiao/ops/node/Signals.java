package io.tanbiao.ops.node;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Handles signals of the operating system. By reflection, since the class of the Java runtime that
 * does it has no supported name; where it is missing, the signal keeps its meaning.
 */
final class Signals {
  private Signals() {}

  /**
   * Runs something whenever a signal comes, on a thread of the runtime.
   *
   * @param name without SIG, as HUP
   * @return whether the signal is handled
   */
  static boolean on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> answer(self, method.getName(), arguments, action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      return true;
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      return false; // another runtime, or the signal is taken
    }
  }

  private static Object answer(Object self, String method, Object[] arguments, Runnable action) {
    return switch (method) {
      case "handle" -> {
        action.run();
        yield null;
      }
      case "equals" -> self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> "handler of a signal";
    };
  }
}
