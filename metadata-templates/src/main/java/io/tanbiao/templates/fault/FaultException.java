package io.tanbiao.templates.fault;

/** Refuses a part of a template; its message is the English text of the fault. */
public final class FaultException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** Refuses for a reason. */
  public FaultException(Fault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
