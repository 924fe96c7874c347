package io.tanbiao.templates.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TemplateWriterProperties {

  @Property
  void yamlIsReadAsTheSameTemplate(@ForAll("templates") Template template) {
    assertThat(Documents.read(TemplateWriter.yaml(template))).isEqualTo(template);
  }

  @Property
  void jsonIsReadAsTheSameTemplate(@ForAll("templates") Template template) {
    assertThat(Documents.read(TemplateWriter.json(template))).isEqualTo(template);
  }

  @Property
  void extensionsAreReadAsTheSameTemplate(@ForAll("extensions") Template template) {
    assertThat(Documents.read(TemplateWriter.yaml(template))).isEqualTo(template);
  }

  @Property
  void thereIsOneTextForATemplate(@ForAll("templates") Template template) {
    String yaml = TemplateWriter.yaml(template);

    assertThat(TemplateWriter.yaml(Documents.read(TemplateWriter.json(template)))).isEqualTo(yaml);
  }

  @Provide
  Arbitrary<Template> templates() {
    return TemplateArbitraries.templates();
  }

  @Provide
  Arbitrary<Template> extensions() {
    return TemplateArbitraries.templates().flatMap(TemplateArbitraries::extending);
  }
}
