/** Octets to operations and outcomes; knows the domain and no store. */
package io.tanbiao.protocol;
