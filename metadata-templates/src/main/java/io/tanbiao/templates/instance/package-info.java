/**
 * Checks of the values that are registered under a template. Pure: what only the store can tell
 * comes out as demands.
 */
package io.tanbiao.templates.instance;
