package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Files (文件), of which the record has the address.
 *
 * @param sort what they are of
 * @param maxCount the most of them
 * @param suffixes what their names end with, in lower case and without dot; none for any
 */
public record FileKind(MediaSort sort, int maxCount, List<String> suffixes) implements ItemKind {
  /** The most files of one item (IDIS notes §2.6, maxFileCount). */
  public static final int MAX_COUNT = 50;

  /** The most suffixes of one item. */
  public static final int MAX_SUFFIXES = 50;

  /** The longest address, in characters. */
  public static final int MAX_ADDRESS_LENGTH = 1000;

  /** Any files. */
  public static final FileKind ANY = new FileKind(MediaSort.FILE, MAX_COUNT, List.of());

  private static final Pattern SUFFIX = Pattern.compile("[a-z0-9]{1,16}");

  /** Checks the bounds. */
  public FileKind {
    suffixes = List.copyOf(suffixes);
    if (maxCount < 1 || maxCount > MAX_COUNT) {
      throw Fault.of("kind.files", maxCount, MAX_COUNT).exception();
    }
    if (suffixes.size() > MAX_SUFFIXES) {
      throw Fault.of("count", suffixes.size(), MAX_SUFFIXES).exception();
    }
    for (String suffix : suffixes) {
      if (!SUFFIX.matcher(suffix).matches()) {
        throw Fault.of("kind.suffix", suffix).exception();
      }
    }
  }

  @Override
  public String word() {
    return "file";
  }

  @Override
  public int maxValues() {
    return maxCount;
  }

  @Override
  public void check(String value, FaultSink faults) {
    if (!isAddress(value)) {
      faults.add("", Fault.of("value.address", MAX_ADDRESS_LENGTH));
    } else if (!suffixes.isEmpty() && !suffixes.contains(suffixOf(value))) {
      faults.add("", Fault.of("value.suffix", String.join(", ", suffixes)));
    }
  }

  @Override
  public ItemKind narrowed(ItemKind bounds, FaultSink faults) {
    if (!(bounds instanceof FileKind file)) {
      ItemKind.differ(this, bounds, faults);
      return this;
    }
    boolean sortFits = sort == MediaSort.FILE || file.sort == MediaSort.FILE || file.sort == sort;
    if (!sortFits) {
      ItemKind.notWithin("media", file.sort.word(), sort.word(), faults);
    }
    if (file.maxCount != MAX_COUNT && file.maxCount > maxCount) {
      ItemKind.notWithin("count", file.maxCount, maxCount, faults);
    }
    MediaSort narrower = sortFits && file.sort != MediaSort.FILE ? file.sort : sort;
    int fewer = Math.min(maxCount, file.maxCount);
    return new FileKind(narrower, fewer, narrowedSuffixes(file, faults));
  }

  private List<String> narrowedSuffixes(FileKind bounds, FaultSink faults) {
    if (bounds.suffixes.isEmpty()) {
      return suffixes;
    } else if (suffixes.isEmpty() || suffixes.containsAll(bounds.suffixes)) {
      return bounds.suffixes;
    }
    ItemKind.notWithin(
        "suffixes", String.join(", ", bounds.suffixes), String.join(", ", suffixes), faults);
    return suffixes;
  }

  private static boolean isAddress(String value) {
    if (value.isEmpty() || value.length() > MAX_ADDRESS_LENGTH) {
      return false;
    }
    try {
      URI address = new URI(value);
      return address.getRawPath() != null
          && !address.getRawPath().isEmpty()
          && !List.of(address.getRawPath().split("/", -1)).contains("..");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String suffixOf(String address) {
    String path = URI.create(address).getPath();
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
