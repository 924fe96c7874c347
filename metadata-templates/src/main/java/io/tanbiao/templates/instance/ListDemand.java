package io.tanbiao.templates.instance;

/**
 * A code that must be in a list kept elsewhere.
 *
 * @param item code of the item whose value it is
 * @param code the code
 * @param list the name of the list
 */
public record ListDemand(String item, String code, String list) {}
