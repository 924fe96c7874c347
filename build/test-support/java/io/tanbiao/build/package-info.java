/** Shared by the tests of every module; compiled into each of them. */
package io.tanbiao.build;
