package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Dates (日期).
 *
 * @param form how they are written; nothing in bounds that leave it as it is
 * @param earliest the first day allowed
 * @param latest the last day allowed
 */
public record DateKind(
    Optional<DateForm> form, Optional<LocalDate> earliest, Optional<LocalDate> latest)
    implements ItemKind {
  /** Any date in a form that is not said: days, unless it is said elsewhere. */
  public static final DateKind ANY =
      new DateKind(Optional.empty(), Optional.empty(), Optional.empty());

  /** Checks the order of the bounds. */
  public DateKind {
    if (earliest.isPresent() && latest.isPresent() && earliest.get().isAfter(latest.get())) {
      throw Fault.of("kind.dates", earliest.get(), latest.get()).exception();
    }
  }

  @Override
  public String word() {
    return "date";
  }

  @Override
  public int maxValues() {
    return 1;
  }

  @Override
  public void check(String value, FaultSink faults) {
    DateForm written = form.orElse(DateForm.DAY);
    Optional<LocalDate> day = written.dayOf(value);
    if (day.isEmpty()) {
      faults.add("", Fault.of("value.date", written.word()));
      return;
    }
    earliest
        .filter(day.get()::isBefore)
        .ifPresent(bound -> faults.add("", Fault.of("value.earliest", bound)));
    latest
        .filter(day.get()::isAfter)
        .ifPresent(bound -> faults.add("", Fault.of("value.latest", bound)));
  }

  @Override
  public ItemKind narrowed(ItemKind bounds, FaultSink faults) {
    if (!(bounds instanceof DateKind date)) {
      ItemKind.differ(this, bounds, faults);
      return this;
    }
    DateForm written = form.orElse(DateForm.DAY);
    if (date.form.isPresent() && date.form.get() != written) {
      ItemKind.notWithin("format", date.form.get().word(), written.word(), faults);
    }
    LocalDate first = date.earliest.or(() -> earliest).orElse(LocalDate.MIN);
    if (earliest.isPresent() && first.isBefore(earliest.get())) {
      ItemKind.notWithin("earliest", first, earliest.get(), faults);
      first = earliest.get();
    }
    LocalDate last = date.latest.or(() -> latest).orElse(LocalDate.MAX);
    if (latest.isPresent() && last.isAfter(latest.get())) {
      ItemKind.notWithin("latest", last, latest.get(), faults);
      last = latest.get();
    }
    if (first.isAfter(last)) {
      faults.add("", Fault.of("narrow.nothing"));
      return this;
    }
    return new DateKind(
        form,
        Optional.of(first).filter(day -> !day.equals(LocalDate.MIN)),
        Optional.of(last).filter(day -> !day.equals(LocalDate.MAX)));
  }
}
