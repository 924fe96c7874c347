package io.tanbiao.templates.document;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultException;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.template.Heading;
import io.tanbiao.templates.template.IndustryClass;
import io.tanbiao.templates.template.Item;
import io.tanbiao.templates.template.Names;
import io.tanbiao.templates.template.Narrowing;
import io.tanbiao.templates.template.Service;
import io.tanbiao.templates.template.Standard;
import io.tanbiao.templates.template.StandardStatus;
import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateId;
import io.tanbiao.templates.template.TemplateLevel;
import io.tanbiao.templates.template.TemplateParts;
import io.tanbiao.templates.template.TemplateReference;
import io.tanbiao.templates.template.TemplateState;
import io.tanbiao.templates.template.UniqueSet;
import io.tanbiao.templates.template.Worded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads templates from YAML or JSON. All that is wrong is told at once, with line and column.
 * Bounded in length, depth and number of nodes. Any thread may read.
 */
public final class TemplateReader {
  private final FaultSink faults;

  private TemplateReader(FaultSink faults) {
    this.faults = faults;
  }

  /** The template that a text is, or all that is wrong with it. */
  public static Reading read(String text) {
    Positions positions = new Positions();
    List<Template> read = new ArrayList<>(1);
    List<TemplateFinding> findings =
        positions.locate(
            faults ->
                NodeParser.parse(text, positions, faults)
                    .flatMap(node -> Fields.of(node, faults))
                    .flatMap(fields -> new TemplateReader(faults).template(fields))
                    .ifPresent(read::add));
    return findings.isEmpty()
        ? new Reading.Accepted(read.get(0), positions)
        : new Reading.Refused(findings);
  }

  private Optional<Template> template(Fields fields) {
    Optional<TemplateReference> reference = reference(fields);
    int revision = revision(fields);
    TemplateState state =
        fields
            .optional("state", word -> Worded.of(TemplateState.class, word))
            .orElse(TemplateState.DRAFT);
    Optional<Heading> heading = heading(fields);
    Optional<TemplateReference> parent = fields.optional("extends", TemplateReference::of);
    SortedMap<Integer, Service> services = fields.list("services", TemplateReader::service);
    SortedMap<Integer, Item> items = fields.list("items", ItemReader::item);
    SortedMap<Integer, Narrowing> narrowings = fields.list("narrows", ItemReader::narrowing);
    SortedMap<Integer, UniqueSet> uniqueSets = fields.list("unique", TemplateReader::uniqueSet);
    fields.finish();
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    List<Fault> wrong = new ArrayList<>();
    FaultSink counted =
        (path, fault) -> {
          wrong.add(fault);
          faults.add(path, fault);
        };
    new TemplateParts(reference.get(), parent, services, items, narrowings, uniqueSets)
        .check(counted);
    if (!wrong.isEmpty() || heading.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Template(
            new TemplateId(reference.get(), revision),
            heading.get(),
            parent,
            state,
            List.copyOf(services.values()),
            List.copyOf(items.values()),
            List.copyOf(narrowings.values()),
            List.copyOf(uniqueSets.values())));
  }

  private static Optional<TemplateReference> reference(Fields fields) {
    Optional<Handle> handle = fields.required("handle", TemplateReference::templateHandle);
    Optional<String> version = fields.required("version", TemplateReference.VERSION::checked);
    return handle.flatMap(h -> version.map(v -> new TemplateReference(h, v)));
  }

  private int revision(Fields fields) {
    int revision = fields.whole("revision", 0);
    if (revision < 0) {
      faults.add("revision", Fault.of("template.revision", revision));
      return 0;
    }
    return revision;
  }

  private Optional<Heading> heading(Fields fields) {
    Optional<TemplateLevel> level =
        fields.required("level", word -> Worded.of(TemplateLevel.class, word));
    Optional<Names> names = ItemReader.names(fields, Names.OF_TEMPLATE);
    String description = fields.text("description", Heading.DESCRIPTION::checked);
    String classify = fields.text("classify", Heading.CLASSIFY::checked);
    Optional<IndustryClass> industry = fields.optional("industry", IndustryClass::of);
    List<Standard> standards =
        List.copyOf(fields.list("standards", TemplateReader::standard).values());
    if (standards.size() > Heading.MAX_STANDARDS) {
      faults.add("standards", Fault.of("count", standards.size(), Heading.MAX_STANDARDS));
      return Optional.empty();
    }
    return level.flatMap(
        l -> names.map(n -> new Heading(n, l, classify, industry, standards, description)));
  }

  private static Optional<Standard> standard(Node node, FaultSink faults) {
    return Fields.of(node, faults)
        .flatMap(
            fields -> {
              Optional<String> number = fields.required("number", Standard.NUMBER::checked);
              String title = fields.text("title", Standard.TITLE::checked);
              Optional<StandardStatus> status =
                  fields.required("status", word -> Worded.of(StandardStatus.class, word));
              fields.finish();
              return number.flatMap(n -> status.map(s -> new Standard(n, title, s)));
            });
  }

  private static Optional<Service> service(Node node, FaultSink faults) {
    return Fields.of(node, faults)
        .flatMap(
            fields -> {
              Optional<String> kind = fields.required("kind", Service.KIND::checked);
              Optional<String> address = fields.required("address", Service::checkedAddress);
              fields.finish();
              return kind.flatMap(k -> address.map(a -> new Service(k, a)));
            });
  }

  private static Optional<UniqueSet> uniqueSet(Node node, FaultSink faults) {
    if (!(node instanceof Node.Sequence sequence)) {
      faults.add("", Fault.of("node.list"));
      return Optional.empty();
    }
    List<String> codes = new ArrayList<>();
    for (Node part : sequence.parts()) {
      if (part instanceof Node.Scalar scalar) {
        codes.add(scalar.text());
      } else {
        faults.add("[" + codes.size() + "]", Fault.of("node.scalar"));
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new UniqueSet(codes));
    } catch (FaultException e) {
      faults.add("", e.fault());
      return Optional.empty();
    }
  }
}
