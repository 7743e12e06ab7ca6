package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a person chose to be called, made fit to be shown to others: one short line without markup,
/// without characters that nobody sees, and without anything by which the person could be reached
/// past the switchboard.
///
/// People write their names themselves, so anything may be in one. Events from before this type
/// existed are made fit as they are read.
public record DisplayName(@JsonValue String text) {
  /// In UTF-16 units, which is what carriers count.
  public static final int LONGEST = 40;

  /// Too short for seven digits in words.
  private static final int SHORT = 20;

  /// No carrier lets people write a name of this length.
  private static final int LONGEST_READ = 400;

  /// Control, format (what turns the direction of writing around among them), private and broken
  /// characters. Keycaps and the like lose their frame, and are digits again.
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Me}\\x{FE00}-\\x{FE0F}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}\\x{2800}]");

  /// A letter bears two or three marks at most in any language.
  private static final Pattern TOWER = Pattern.compile("(\\p{M}{3})\\p{M}+");

  private static final Pattern MARKUP = Pattern.compile("[*_~`]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  /// E-mail addresses, and the names that other networks know people by.
  private static final Pattern HANDLE = Pattern.compile("\\S*[@＠]\\S*");

  private static final Pattern LINK =
      Pattern.compile(
          "(?iu)\\S*(?:://|\\bwww\\.)\\S*"
              + "|\\S*[\\p{L}\\d]\\.(?:com|net|org|pe|mx|io|me|ly|info|app|link|shop|site|xyz|co)\\b\\S*");

  /// Seven digits or more, whatever stands between them but letters.
  private static final Pattern NUMBER =
      Pattern.compile("[+(\\[]*\\p{N}(?:[^\\p{L}\\p{N}]*\\p{N}){6,}[)\\]]*");

  private static final String DIGIT =
      "(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
          + "|zero|one|two|three|four|five|six|seven|eight|nine|\\p{N})";
  private static final Pattern SPELLED =
      Pattern.compile(
          "(?iu)(?<!\\p{L})" + DIGIT + "(?:[^\\p{L}\\p{N}]*" + DIGIT + "){6,}(?!\\p{L})");

  private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{N}\\p{So}]");

  public DisplayName {
    if (!text.equals(fit(text))) {
      throw new IllegalArgumentException("Not a name as it may be shown");
    }
  }

  /// @param written by the person
  /// @return null when nothing is left that may be shown
  @JsonCreator
  public static @Nullable DisplayName of(@Nullable String written) {
    var text = written == null ? null : fit(written);
    return text == null ? null : new DisplayName(text);
  }

  /// For rows and texts that know names as words.
  public static @Nullable String textOf(@Nullable DisplayName name) {
    return name == null ? null : name.text();
  }

  private static @Nullable String fit(String written) {
    if (isPlain(written)) {
      return written;
    }
    var text = written.substring(0, Math.min(LONGEST_READ, written.length()));
    String before;
    do {
      before = text;
      text = shortened(withoutContacts(plain(before)));
    } while (!text.equals(before)); // What is taken out brings together what stood beside it.
    return SAYS_SOMETHING.matcher(text).find() ? text : null;
  }

  /// A few Latin words with one space between them, as most names are: nothing to look for. The
  /// gateway reads thousands of names a second.
  private static boolean isPlain(String text) {
    if (text.isEmpty() || text.length() > SHORT) {
      return false;
    }
    boolean letter = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' ? !letter : !isLatin(c)) {
        return false;
      }
      letter = c != ' ';
    }
    return letter;
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'À' && c <= 'ÿ' && c != '×' && c != '÷');
  }

  private static String plain(String text) {
    var visible = INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
    var low = TOWER.matcher(visible).replaceAll("$1");
    return BLANKS.matcher(MARKUP.matcher(low).replaceAll(" ")).replaceAll(" ").strip();
  }

  private static String withoutContacts(String text) {
    var rest = HANDLE.matcher(text).replaceAll(" ");
    rest = LINK.matcher(rest).replaceAll(" ");
    rest = NUMBER.matcher(rest).replaceAll(" ");
    return SPELLED.matcher(rest).replaceAll(" ");
  }

  /// Between two characters as people count them.
  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return text.substring(0, characters.preceding(LONGEST + 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
