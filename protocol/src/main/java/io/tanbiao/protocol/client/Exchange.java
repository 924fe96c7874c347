package io.tanbiao.protocol.client;

import io.tanbiao.protocol.wire.Message;
import java.io.IOException;
import java.util.List;

/** One way of getting the answer to a request. Blocks; not safe for use by several threads. */
interface Exchange extends AutoCloseable {
  /**
   * The messages of the answer, all of them with the id of the request.
   *
   * @param session by which they are written and read
   * @throws UnreachableException when there is no answer
   * @throws BadAnswerException when it is none
   */
  List<Message> ask(Message request, ClientSession session) throws IOException;

  @Override
  void close() throws IOException;
}
