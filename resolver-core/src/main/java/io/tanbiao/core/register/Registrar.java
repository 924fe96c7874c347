package io.tanbiao.core.register;

import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.administer.Plan;
import io.tanbiao.core.administer.Planner;
import io.tanbiao.core.administer.RecordAdministrators;
import io.tanbiao.core.administer.Requirement;
import io.tanbiao.core.delegate.Responsibility;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.AddValues;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.operation.Operation.DeleteHandle;
import io.tanbiao.core.operation.Operation.ModifyValues;
import io.tanbiao.core.operation.Operation.RemoveValues;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Condition;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.Write;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The rules of create, delete, add, remove and modify (wire notes §4): what is refused whoever
 * asks, in the order that clients know, which rights the rest takes, and the change it becomes.
 *
 * <p>Blocks on store reads; has no effect of its own.
 */
public final class Registrar implements Planner {
  private final Store store;
  private final Clock clock;
  private final Supplier<UUID> suffixes;
  private final boolean honoursPublicWrite;
  private final RecordAdministrators administrators;
  private final Responsibility responsibility;

  /**
   * Registers in a store.
   *
   * @param suffixes makes the suffixes of minted names
   * @param honoursPublicWrite whether anybody may give new data to values with the bit for public
   *     write
   */
  public Registrar(Store store, Clock clock, Supplier<UUID> suffixes, boolean honoursPublicWrite) {
    this.store = store;
    this.clock = clock;
    this.suffixes = suffixes;
    this.honoursPublicWrite = honoursPublicWrite;
    this.administrators = new RecordAdministrators(store);
    this.responsibility = new Responsibility(store);
  }

  @Override
  public Plan plan(Operation operation, OpFlags flags) {
    Optional<Prefix> homed = responsibility.homedPrefixOf(operation.subject().orElseThrow());
    if (homed.isEmpty()) {
      return new Plan.Answer(Responsibility.NOT_RESPONSIBLE);
    }
    Plan plan = planHere(operation, flags);
    return plan instanceof Plan.Proceed proceed
        ? proceed.on(new Condition.PrefixHomed(homed.get()))
        : plan;
  }

  private Plan planHere(Operation operation, OpFlags flags) {
    if (operation instanceof CreateHandle create) {
      return planCreate(create, flags);
    } else if (operation instanceof DeleteHandle delete) {
      return planDelete(delete);
    } else if (operation instanceof AddValues add) {
      return planAdd(add, flags.has(OpFlags.OVRW));
    } else if (operation instanceof RemoveValues remove) {
      return planRemove(remove);
    } else if (operation instanceof ModifyValues modify) {
      return planModify(modify);
    }
    throw new AssertionError(operation);
  }

  private Plan planCreate(CreateHandle create, OpFlags flags) {
    Handle handle = flags.has(OpFlags.MINT) ? minted(create.handle()) : create.handle();
    Optional<Refused> refusal = CreationRules.refusalOf(handle, create.values());
    if (refusal.isPresent()) {
      return new Plan.Answer(refusal.get());
    }
    HandleKey key = store.caseRule().key(handle);
    Optional<HandleRecord> existing = store.find(key);
    if (existing.isEmpty()) {
      return planNew(handle, key, create.values());
    }
    return flags.has(OpFlags.OVRW)
        ? planReplace(handle, draftOf(key, existing.get()), create.values())
        : Plan.Answer.with(ResponseCode.HANDLE_ALREADY_EXISTS, "");
  }

  private Plan planNew(Handle handle, HandleKey key, List<HandleValue> values) {
    long now = clock.millis();
    List<HandleValue> stamped = values.stream().map(value -> value.at((int) (now / 1000))).toList();
    Change change =
        new Change(
            now,
            List.of(Condition.absent(key)),
            List.of(new Write.CreateRecord(key, HandleRecord.of(handle, 1, stamped))));
    return new Plan.Proceed(
        administrators.toRegister(handle), change, new Outcome.Created(handle, false));
  }

  /** One of: the rights of the single changes, or to add administrators, or to make it anew. */
  private Plan planReplace(Handle handle, RecordDraft draft, List<HandleValue> values) {
    draft.replaceAll(values);
    List<Requirement> ways = new ArrayList<>();
    Set<AdminRight> single = ValueChange.rightsOf(draft.asked());
    if (!single.contains(AdminRight.ADD_ADMIN) && refusalByOldValues(draft).isEmpty()) {
      ways.add(onRecord(draft, single));
    }
    ways.add(onRecord(draft, EnumSet.of(AdminRight.ADD_ADMIN)));
    ways.add(
        new Requirement.AllOf(
            List.of(
                onRecord(draft, EnumSet.of(AdminRight.DELETE_HANDLE)),
                administrators.toRegister(handle))));
    return proceed(draft, new Requirement.AnyOf(ways), new Outcome.Created(handle, true));
  }

  private Plan planDelete(DeleteHandle delete) {
    HandleKey key = store.caseRule().key(delete.handle());
    Optional<HandleRecord> existing = store.find(key);
    if (existing.isEmpty()) {
      return missing(key);
    }
    HandleRecord record = existing.get();
    Change change =
        new Change(
            clock.millis(),
            List.of(Condition.unchanged(key, record)),
            List.of(new Write.DeleteRecord(key, record)));
    Requirement right =
        administrators.ofRecord(
            record.handle(), Store.valuesOf(record), EnumSet.of(AdminRight.DELETE_HANDLE));
    return new Plan.Proceed(right, change, Outcome.Done.PLAINLY);
  }

  private Plan planAdd(AddValues add, boolean overwrite) {
    Optional<Refused> refusal =
        ValueRules.refusalOf(add.values(), ResponseCode.VALUE_ALREADY_EXISTS);
    if (refusal.isPresent()) {
      return new Plan.Answer(refusal.get());
    }
    Optional<RecordDraft> found = draftOf(add.handle());
    if (found.isEmpty()) {
      return missing(store.caseRule().key(add.handle()));
    }
    RecordDraft draft = found.get();
    Set<Integer> taken = draft.indexes();
    Optional<HandleValue> conflict =
        add.values().stream().filter(value -> taken.contains(value.index())).findFirst();
    if (conflict.isPresent() && !overwrite) {
      return refuseToAdministrators(
          draft,
          EnumSet.of(AdminRight.ADD_VALUE),
          Refused.with(
              ResponseCode.VALUE_ALREADY_EXISTS, "Index conflict for " + conflict.get().index()));
    }
    draft.put(add.values());
    return planWritten(draft, add.values(), new Outcome.Done(conflict.isPresent()));
  }

  private Plan planModify(ModifyValues modify) {
    Optional<RecordDraft> existing = draftOf(modify.handle());
    if (existing.isEmpty()) {
      return Plan.Answer.with(ResponseCode.HANDLE_NOT_FOUND, "");
    }
    RecordDraft draft = existing.get();
    Set<Integer> known = draft.indexes();
    long found = modify.values().stream().filter(value -> known.contains(value.index())).count();
    if (found < modify.values().size()) {
      return refuseUnknown(draft, found == 0);
    }
    draft.put(modify.values());
    Optional<Refused> refusal =
        refusalByOldValues(draft)
            .or(() -> ValueRules.refusalOf(modify.values(), ResponseCode.INVALID_VALUE));
    if (refusal.isPresent()) {
      return new Plan.Answer(refusal.get());
    }
    return planWritten(draft, modify.values(), Outcome.Done.PLAINLY);
  }

  /** Handle.Net says at once that all are missing, and to administrators that some are. */
  private Plan refuseUnknown(RecordDraft draft, boolean all) {
    Refused refused = Refused.with(ResponseCode.VALUES_NOT_FOUND);
    return all
        ? new Plan.Answer(refused)
        : refuseToAdministrators(draft, EnumSet.of(AdminRight.MODIFY_VALUE), refused);
  }

  private Plan planRemove(RemoveValues remove) {
    Optional<RecordDraft> found = draftOf(remove.handle());
    if (found.isEmpty()) {
      return missing(store.caseRule().key(remove.handle()));
    }
    RecordDraft draft = found.get();
    Set<Integer> indexes = new HashSet<>(remove.indexes());
    if (!draft.indexes().containsAll(indexes)) {
      return refuseToAdministrators(
          draft, EnumSet.of(AdminRight.REMOVE_VALUE), Refused.with(ResponseCode.VALUES_NOT_FOUND));
    }
    draft.remove(indexes);
    return planWrite(draft, needed(draft), Outcome.Done.PLAINLY);
  }

  /** Needs nothing when everybody may write each of the values, also those that stay the same. */
  private Plan planWritten(RecordDraft draft, List<HandleValue> written, Outcome outcome) {
    boolean open =
        ValueChange.putting(written, draft.valuesBefore()).allMatch(change -> isOpen(change));
    return planWrite(draft, open ? new Requirement.Nothing() : needed(draft), outcome);
  }

  private Requirement needed(RecordDraft draft) {
    return onRecord(draft, rightsFor(draft));
  }

  private Set<AdminRight> rightsFor(RecordDraft draft) {
    List<ValueChange> closed = draft.asked().stream().filter(change -> !isOpen(change)).toList();
    return ValueChange.rightsOf(closed);
  }

  private boolean isOpen(ValueChange change) {
    return honoursPublicWrite && change.isOpenToEverybody();
  }

  /** How large a record is, restricted values included, is told to its administrators only. */
  private Plan planWrite(RecordDraft draft, Requirement requirement, Outcome outcome) {
    Optional<Refused> refusal = refusalByOldValues(draft);
    if (refusal.isPresent()) {
      return new Plan.Answer(refusal.get());
    }
    Optional<Refused> tooLarge =
        ValueRules.refusalOfRecord(draft.before().handle(), draft.values());
    return tooLarge.isPresent()
        ? refuseToAdministrators(draft, rightsFor(draft), tooLarge.get())
        : proceed(draft, requirement, outcome);
  }

  private Optional<Refused> refusalByOldValues(RecordDraft draft) {
    return draft.asked().stream().anyMatch(change -> change.isForbiddenByValue() && !isOpen(change))
        ? ValueRules.refusal(
            ResponseCode.INSUFFICIENT_PERMISSION, "Administrators may not write this value")
        : Optional.empty();
  }

  /** The last administrator of a record goes only at the word of an administrator of the node. */
  private Plan proceed(RecordDraft draft, Requirement rights, Outcome outcome) {
    boolean losesAdministrators =
        RecordAdministrators.areIn(draft.valuesBefore())
            && !RecordAdministrators.areIn(draft.values());
    Requirement requirement =
        losesAdministrators
            ? new Requirement.AllOf(List.of(rights, new Requirement.ServerAdministration()))
            : rights;
    return new Plan.Proceed(requirement, draft.toChange(clock.millis()), outcome);
  }

  /** Handle.Net says that a record is missing only to who has proven to be somebody. */
  private Plan missing(HandleKey key) {
    return new Plan.Proceed(
        new Requirement.ProvenIdentity(),
        new Change(clock.millis(), List.of(Condition.absent(key)), List.of()),
        Refused.with(ResponseCode.HANDLE_NOT_FOUND));
  }

  private Plan refuseToAdministrators(RecordDraft draft, Set<AdminRight> rights, Refused refused) {
    Change nothing =
        new Change(
            clock.millis(), List.of(Condition.unchanged(draft.key(), draft.before())), List.of());
    return new Plan.Proceed(onRecord(draft, rights), nothing, refused);
  }

  private Requirement onRecord(RecordDraft draft, Set<AdminRight> rights) {
    return administrators.ofRecord(draft.before().handle(), draft.valuesBefore(), rights);
  }

  private Optional<RecordDraft> draftOf(Handle handle) {
    HandleKey key = store.caseRule().key(handle);
    return store.find(key).map(record -> draftOf(key, record));
  }

  private static RecordDraft draftOf(HandleKey key, HandleRecord record) {
    return new RecordDraft(key, record, Store.valuesOf(record));
  }

  private Handle minted(Handle start) {
    return new Handle(Octets.concat(start.name(), Octets.utf8(suffixes.get().toString())));
  }
}
