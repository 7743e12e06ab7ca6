package io.centralita.matching.crop;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/// A name that has its place in an SMS of 160 characters: short, in letters that its alphabet has
/// once they lose their accents.
public final class ShortName {
  public static final int LONGEST_CROP = 24;
  public static final int LONGEST_MARKET = 20;

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .,'()/&-]*");

  private ShortName() {}

  public static boolean fits(String name) {
    var bare = ACCENTS.matcher(Normalizer.normalize(name, Form.NFD)).replaceAll("");
    return FIT.matcher(bare).matches();
  }
}
