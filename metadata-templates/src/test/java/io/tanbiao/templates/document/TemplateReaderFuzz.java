package io.tanbiao.templates.document;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Whatever somebody sends as a template: a template that is written and read alike, or findings.
 */
class TemplateReaderFuzz {
  @FuzzTest(maxDuration = "60s")
  void readsOrTellsWhatIsWrong(byte[] octets) {
    Reading reading = TemplateReader.read(new String(octets, StandardCharsets.UTF_8));
    if (reading instanceof Reading.Accepted accepted) {
      String yaml = TemplateWriter.yaml(accepted.template());
      if (!Documents.read(yaml).equals(accepted.template())) {
        throw new AssertionError("read otherwise than written: " + yaml);
      }
    } else if (reading instanceof Reading.Refused refused) {
      refused.findings().forEach(finding -> finding.in("zh"));
      if (refused.findings().isEmpty()) {
        throw new AssertionError("refused without a reason");
      }
    }
  }
}
