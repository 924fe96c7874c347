package io.tanbiao.ops.batch;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file that a batch file names cannot be used, for people. */
final class FileFault {
  private FileFault() {}

  static String reasonOf(Exception e) {
    if (e instanceof NoSuchFileException) {
      return e.getMessage() + ": no such file";
    }
    return e instanceof AccessDeniedException
        ? e.getMessage() + ": permission denied"
        : e.getMessage();
  }
}
