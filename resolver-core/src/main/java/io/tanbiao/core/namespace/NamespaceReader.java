package io.tanbiao.core.namespace;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.xml.UntrustedXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the template of an HS_NAMESPACE value. Elements without meaning are passed over, as are
 * status, contact and location, which are for people and proxies.
 */
final class NamespaceReader {
  /** The largest namespace read. */
  static final int MAX_OCTETS = 64 * 1024;

  /** How deep elements may nest. */
  static final int MAX_DEPTH = 32;

  /** The most elements of one namespace. */
  static final int MAX_ELEMENTS = 1000;

  private final XMLStreamReader xml;
  private int depth;
  private int elements;

  private NamespaceReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * The template in a namespace, if it has one.
   *
   * @throws WireException when it is not well-formed, too large, or a template is not understood
   */
  static Optional<NamespaceTemplate> read(Octets data) throws WireException {
    if (data.length() > MAX_OCTETS) {
      throw new WireException(
          Reason.TOO_LONG,
          "namespace: " + data.length() + " (expected: at most " + MAX_OCTETS + ")");
    }
    try {
      XMLStreamReader xml = UntrustedXml.open(data);
      try {
        return new NamespaceReader(xml).template();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new WireException(Reason.BAD_FIELD, "namespace: not well-formed XML");
    }
  }

  private Optional<NamespaceTemplate> template() throws XMLStreamException, WireException {
    Optional<NamespaceTemplate> found = Optional.empty();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        enter();
        if (found.isEmpty() && xml.getLocalName().equals("template")) {
          found = Optional.of(new NamespaceTemplate(attribute("delimiter", ""), content(false)));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    return found;
  }

  /** The elements up to the end of the one just entered, which is left. */
  private List<TemplateElement> content(boolean inLoop) throws XMLStreamException, WireException {
    List<TemplateElement> content = new ArrayList<>();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        return content;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        enter();
        add(content, inLoop);
      }
    }
  }

  private void add(List<TemplateElement> content, boolean inLoop)
      throws XMLStreamException, WireException {
    switch (xml.getLocalName()) {
      case "foreach" -> {
        refuse(inLoop, "foreach inside foreach");
        content.add(new TemplateElement.ForEach(content(true)));
      }
      case "value" -> content.add(value());
      case "if" -> content.add(condition(inLoop));
      case "else" -> {
        TemplateElement last = content.isEmpty() ? null : content.remove(content.size() - 1);
        refuse(!(last instanceof TemplateElement.If), "else without if");
        content.add(otherwise((TemplateElement.If) last, content(inLoop)));
      }
      case "def" -> content.add(new TemplateElement.Define(required("parameter"), content(inLoop)));
      case "notfound" -> {
        content.add(new TemplateElement.NotFound());
        content(inLoop);
      }
      case "template" -> {
        content.add(new TemplateElement.Include(required("ref")));
        content(inLoop);
      }
      default -> content(inLoop);
    }
  }

  private TemplateElement value() throws XMLStreamException, WireException {
    Optional<String> index = Optional.ofNullable(xml.getAttributeValue(null, "index"));
    Optional<String> type = Optional.ofNullable(xml.getAttributeValue(null, "type"));
    Optional<String> data = Optional.ofNullable(xml.getAttributeValue(null, "data"));
    String text = xml.getElementText();
    depth--;
    return new TemplateElement.MakeValue(
        index, type, data.or(() -> text.isEmpty() ? Optional.empty() : Optional.of(text)));
  }

  private TemplateElement condition(boolean inLoop) throws XMLStreamException, WireException {
    String value = required("value");
    String test = required("test");
    refuse(!test.equals("equals") && !test.equals("matches"), "test: equals or matches");
    String expression = required("expression");
    boolean negated = attribute("negate", "").equals("true");
    String parameter = attribute("parameter", "");
    return new TemplateElement.If(
        value, test.equals("matches"), expression, negated, parameter, content(inLoop), List.of());
  }

  private static TemplateElement.If otherwise(
      TemplateElement.If condition, List<TemplateElement> otherwise) {
    return new TemplateElement.If(
        condition.value(),
        condition.matches(),
        condition.expression(),
        condition.negated(),
        condition.parameter(),
        condition.then(),
        otherwise);
  }

  private void enter() throws WireException {
    depth++;
    elements++;
    if (depth > MAX_DEPTH) {
      throw new WireException(Reason.TOO_MANY, "namespace: nests deeper than " + MAX_DEPTH);
    }
    if (elements > MAX_ELEMENTS) {
      throw new WireException(
          Reason.TOO_MANY, "namespace: more than " + MAX_ELEMENTS + " elements");
    }
  }

  private String required(String name) throws WireException {
    String value = xml.getAttributeValue(null, name);
    refuse(value == null, xml.getLocalName() + ": " + name + " is missing");
    return value;
  }

  private String attribute(String name, String missing) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? missing : value;
  }

  private static void refuse(boolean wrong, String why) throws WireException {
    if (wrong) {
      throw new WireException(Reason.BAD_FIELD, "namespace: " + why);
    }
  }
}
