package io.tanbiao.ops.batch;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.ops.key.KeyException;
import java.io.IOException;

/** Where values of the kind FILE come from. */
@FunctionalInterface
public interface BatchFiles {
  /**
   * The data of a value.
   *
   * @param type of the value
   * @param file as the batch file names it
   * @throws IOException when it cannot be read, is too large or is no data of that type
   * @throws KeyException when it should be a key and is none
   */
  Octets read(Octets type, String file) throws IOException, KeyException;
}
