/** The process: command line, configuration, wiring of all modules. */
package io.tanbiao.ops;
