package io.tanbiao.core.namespace;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The values of names that are not stored, made by the template of their prefix (wire notes §5).
 *
 * <p>The template of the prefix names a delimiter; what stands before it in a name is the base,
 * whose public values go into the template. An HS_NAMESPACE value with a template in the base
 * record comes first. Values that are not public take no part, so that no template can show them.
 * Blocks on store reads.
 */
public final class ComputedHandles {
  private final Store store;

  /** Computes from the records of a store. */
  public ComputedHandles(Store store) {
    this.store = store;
  }

  /** The values of a name; empty when there is no template for it or the template finds nothing. */
  public Optional<List<HandleValue>> valuesOf(Handle handle) {
    Octets name = handle.qualified().name();
    Optional<NamespaceTemplate> ofPrefix =
        name.isUtf8() ? templateIn(storedValuesOf(handle.prefix().handle())) : Optional.empty();
    if (ofPrefix.isEmpty() || ofPrefix.get().delimiter().isEmpty()) {
      return Optional.empty();
    }
    String text = name.text();
    String delimiter = ofPrefix.get().delimiter();
    int split = text.indexOf(delimiter, text.indexOf('/') + 1);
    if (split < 0) {
      return Optional.empty();
    }
    String base = text.substring(0, split);
    List<HandleValue> stored = storedValuesOf(Handle.of(base));
    NamespaceTemplate template = templateIn(stored).orElse(ofPrefix.get());
    List<HandleValue> shown = stored.stream().filter(HandleRecord::isReadableForEverybody).toList();
    Expansion expansion =
        new Expansion(
            store.caseRule(),
            text,
            base,
            text.substring(split + delimiter.length()),
            shown,
            this::templateOf);
    try {
      return Optional.of(expansion.expand(template));
    } catch (Expansion.NoSuchHandle e) {
      return Optional.empty();
    }
  }

  private Optional<NamespaceTemplate> templateOf(String reference) {
    try {
      Reference value = Reference.parse(reference);
      return storedValuesOf(value.handle()).stream()
          .filter(found -> found.index() == value.index())
          .filter(HandleRecord::isReadableForEverybody)
          .findFirst()
          .flatMap(ComputedHandles::template);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<HandleValue> storedValuesOf(Handle handle) {
    Optional<HandleRecord> record = store.find(store.caseRule().key(handle));
    return record.map(Store::valuesOf).orElse(List.of());
  }

  /** The lowest index wins. */
  private static Optional<NamespaceTemplate> templateIn(List<HandleValue> values) {
    return values.stream()
        .filter(value -> value.hasType(ValueTypes.HS_NAMESPACE))
        .min(Comparator.comparingInt(HandleValue::index))
        .flatMap(ComputedHandles::template);
  }

  /** A namespace that cannot be read has no template. */
  private static Optional<NamespaceTemplate> template(HandleValue value) {
    try {
      return NamespaceReader.read(value.data());
    } catch (WireException e) {
      return Optional.empty();
    }
  }
}
