package io.tanbiao.ops.bench.report;

/** Is told what a report does. */
@FunctionalInterface
public interface Steps {
  /** Something begins that takes a while. */
  void next(String what);
}
