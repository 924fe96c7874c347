/**
 * Templates that extend others: an enterprise template an industry one, that a public one. They add
 * items and narrow those they inherit, and never weaken them. Pure: who asks brings the templates.
 */
package io.tanbiao.templates.inherit;
