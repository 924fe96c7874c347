package io.tanbiao.core.namespace;

import java.util.List;

/**
 * The template of an HS_NAMESPACE value.
 *
 * @param delimiter between the stored base of a name and its extension; never empty on a prefix
 * @param content what makes the values
 */
record NamespaceTemplate(String delimiter, List<TemplateElement> content) {
  /** Copies the content. */
  NamespaceTemplate {
    content = List.copyOf(content);
  }
}
