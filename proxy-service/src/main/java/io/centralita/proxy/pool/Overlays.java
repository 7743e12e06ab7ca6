package io.centralita.proxy.pool;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Area codes of the North American plan that serve the same places. Any other is on its own.
final class Overlays {
  private static final String GROUPS =
      """
      201 551, 202 771, 203 475, 204 431 584, 205 659, 208 986, 209 350, 210 726,
      212 332 646 917, 213 323 738, 214 469 945 972, 215 267 445, 217 447, 224 847,
      226 382 519 548, 227 240 301, 234 330, 236 250 257 604 672 778, 248 947, 249 683 705,
      256 938, 263 438 514, 270 364, 272 570, 274 920, 279 916, 281 346 713 832, 283 513,
      289 365 742 905, 303 720 983, 305 645 786, 306 474 639, 309 861, 310 424, 312 773 872,
      315 680, 317 463, 321 407 689, 324 904, 326 937, 329 845, 331 630, 336 743, 339 781,
      341 510, 343 613 753, 347 718 929, 351 978, 353 608, 354 450 579, 360 564, 363 516,
      367 418 581, 368 403 587 780 825, 380 614, 385 801, 404 470 678 770 943, 405 572, 408 669,
      410 443 667, 412 724 878, 415 628, 416 437 647 942, 419 567, 428 506, 430 903, 442 760,
      448 850, 458 541, 464 708, 468 819 873, 472 910, 480 602 623, 484 610 835, 503 971,
      508 774, 512 737, 518 838, 534 715, 539 918, 540 826, 557 314, 561 728, 571 703, 573 235,
      582 814, 609 640, 615 629, 617 857, 618 730, 619 858, 631 934, 656 813, 657 714, 682 817,
      686 804, 702 725, 704 980, 706 762, 709 879, 717 223, 732 848, 740 220, 747 818, 754 954,
      757 948, 779 815, 782 902, 803 839, 805 820, 812 930, 816 975, 840 909, 843 854, 860 959,
      862 973, 919 984,  , 1, 1
      """;
  private static final Pattern BETWEEN_GROUPS = Pattern.compile(",\\s+");
  private static final Map<String, String> FIRST = byAreaCode();

  private Overlays() {}

  /// @param areaCode with the calling code, as `1212`
  static String of(String areaCode) {
    return FIRST.getOrDefault(areaCode, areaCode);
  }

  private static Map<String, String> byAreaCode() {
    var first = new HashMap<String, String>();
    BETWEEN_GROUPS
        .splitAsStream(GROUPS.strip())
        .map(Pattern.compile(" ")::split)
        .forEach(codes -> {
          for (var code : codes) {
            first.put("1" + code, "1" + codes[0]);
          }
        });
    return Map.copyOf(first);
  }
}
