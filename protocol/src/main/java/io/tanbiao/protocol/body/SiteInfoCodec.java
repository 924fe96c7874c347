package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.SiteInfo;
import io.tanbiao.core.site.SiteCodec;

/**
 * Answer to get site info: a site record and nothing after it, which the client would refuse (wire
 * notes §3).
 */
final class SiteInfoCodec implements AnswerCodec<SiteInfo> {
  @Override
  public Class<SiteInfo> type() {
    return SiteInfo.class;
  }

  @Override
  public int lengthOctets(SiteInfo outcome) {
    return SiteCodec.lengthOctets(outcome.site());
  }

  @Override
  public void write(SiteInfo outcome, OctetWriter out) {
    SiteCodec.write(outcome.site(), out);
  }

  @Override
  public SiteInfo read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    return new SiteInfo(SiteCodec.decode(in.rest()));
  }
}
