/** Stores behind the ports of the domain; knows no protocol. */
package io.tanbiao.storage;
