package io.tanbiao.ops.sample;

import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.client.Credential;
import io.tanbiao.protocol.client.HandleClient;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Registers the samples at a node, as any client would. What is there already stays as it is. */
public final class Registration {
  private static final int ADMIN_INDEX = 100;

  private final HandleClient client;
  private final Credential credential;
  private final Reference owner;

  /**
   * Prepares a registration.
   *
   * @param client of the node
   * @param credential of its administrator
   * @param owner who may change the records afterwards
   */
  public Registration(HandleClient client, Credential credential, Reference owner) {
    this.client = client;
    this.credential = credential;
    this.owner = owner;
  }

  /** A node refused a sample. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * Registers the prefix of the enterprise, makes the node responsible for it, and registers the
   * records under it.
   *
   * @return how many records were new
   */
  public int run() throws IOException, GeneralSecurityException, RefusedException {
    Sample enterprise = Sample.enterprise();
    int created = create(enterprise);
    Operation home = new Operation.HomePrefix(enterprise.handle());
    require(enterprise, client.send(home, OpFlags.NONE, credential));
    for (Sample sample : Sample.records()) {
      created += create(sample);
    }
    return created;
  }

  private int create(Sample sample) throws IOException, GeneralSecurityException, RefusedException {
    List<HandleValue> values = new ArrayList<>(sample.values());
    AdminEntry entry = AdminEntry.of(AdminEntry.ALL_RIGHTS, owner);
    values.add(HandleValue.of(ADMIN_INDEX, "HS_ADMIN", entry.encode()));
    Operation create = new Operation.CreateHandle(sample.handle(), values);
    Outcome outcome = client.send(create, OpFlags.NONE, credential);
    if (outcome.responseCode() == ResponseCode.HANDLE_ALREADY_EXISTS.number()) {
      return 0;
    }
    require(sample, outcome);
    return 1;
  }

  private static void require(Sample sample, Outcome outcome) throws RefusedException {
    if (!(outcome instanceof Outcome.Success)) {
      String message = outcome instanceof Outcome.Refused refused ? " " + refused.message() : "";
      throw new RefusedException(
          sample.handle() + ": refused with code " + outcome.responseCode() + message);
    }
  }
}
