package io.tanbiao.templates.inherit;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.template.Item;

/**
 * An item as it holds for the instances of a template.
 *
 * @param item the item with all that narrows it
 * @param declaredBy the template that added it
 */
public record EffectiveItem(Item item, Handle declaredBy) {}
