package io.tanbiao.core.administer;

import io.tanbiao.core.outcome.ResponseCode;

/** Whether an identity meets a requirement; in rising order of what it may. */
public enum Verdict {
  /** It is none of the administrators asked: code 400. */
  NO_ADMINISTRATOR,
  /** It is an administrator, but lacks a right: code 401. */
  LACKS_RIGHT,
  /** It may. */
  GRANTED;

  /** The code of a refusal. */
  public ResponseCode refusal() {
    return switch (this) {
      case NO_ADMINISTRATOR -> ResponseCode.INVALID_ADMINISTRATOR;
      case LACKS_RIGHT -> ResponseCode.INSUFFICIENT_PERMISSION;
      case GRANTED -> throw new IllegalStateException("granted");
    };
  }
}
