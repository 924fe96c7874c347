package io.tanbiao.ops;

import io.tanbiao.core.ArchitectureContract;

/** Everything comes together here, so this may use all of our modules and their libraries. */
class ArchitectureTest extends ArchitectureContract {

  ArchitectureTest() {
    super(
        "io.tanbiao.ops",
        "io.tanbiao..",
        "io.netty..",
        "io.micrometer..",
        "io.prometheus..",
        "com.linecorp.armeria..",
        "com.fasterxml.jackson..",
        "org.bouncycastle..",
        "org.slf4j..",
        "ch.qos.logback..",
        "org.HdrHistogram..",
        "org.rocksdb..",
        "picocli..");
  }
}
