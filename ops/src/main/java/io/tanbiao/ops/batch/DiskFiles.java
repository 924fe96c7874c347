package io.tanbiao.ops.batch;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.site.SiteCodec;
import io.tanbiao.ops.key.KeyException;
import io.tanbiao.ops.key.KeyFile;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.JsonText;
import io.tanbiao.protocol.json.SiteJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files on disk, relative to where the command runs.
 *
 * <p>A site record may be JSON, as in {@code siteinfo.json}; a public key may be in any form of
 * {@link KeyFile}. All else is taken as it is.
 */
public final class DiskFiles implements BatchFiles {
  @Override
  public Octets read(Octets type, String file) throws IOException, KeyException {
    Path path = Path.of(file);
    long size = Files.size(path);
    if (size > BatchReader.MAX_BLOCK_OCTETS) {
      throw new IOException(
          file + ": " + size + " octets (expected: 0.." + BatchReader.MAX_BLOCK_OCTETS + ")");
    }
    Octets octets = Octets.of(Files.readAllBytes(path));
    if (type.equalsIgnoreAsciiCase(ValueTypes.HS_PUBKEY) && !PublicKeyCodec.isKnown(octets)) {
      return PublicKeyCodec.encode(KeyFile.read(path, DiskFiles::noPassphrase).publicKey());
    }
    return type.equalsIgnoreAsciiCase(ValueTypes.HS_SITE) && octets.startsWith(Octets.utf8("{"))
        ? site(file, octets)
        : octets;
  }

  private static Octets site(String file, Octets json) throws IOException {
    try {
      return SiteCodec.encode(SiteJson.read(JsonText.read(json.text())));
    } catch (InvalidJsonException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static String noPassphrase() throws KeyException {
    throw new KeyException("encrypted (expected: a public key)");
  }
}
