package io.tanbiao.templates.instance;

import io.tanbiao.core.handle.Handle;

/**
 * A name that must be that of an instance.
 *
 * @param item code of the item whose value it is
 * @param target the name
 * @param template the template that the instance must be of, or of one that extends it
 */
public record ReferenceDemand(String item, Handle target, Handle template) {}
