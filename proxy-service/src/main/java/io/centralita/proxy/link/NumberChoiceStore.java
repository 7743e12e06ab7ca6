package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.NumberSelection;
import io.centralita.proxy.service.Service;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a number is chosen for one person or for two: the part of a statement that ranks those of a
/// service's pool.
///
/// It looks at the last session that each had on each number: from the newest entry of one number
/// it goes straight to the next number, so that thousands of old sessions cost no more than one.
final class NumberChoiceStore {
  /// `usable` has a row for each number that one of the two could take, `one` and `other` saying
  /// which of them, in the order of `place`.
  static final String USABLE =
      """
      met (person_ref, proxy_number, met_at, link_id, side, deleted_at) AS (
        (SELECT person_ref, proxy_number, met_at, link_id, side, deleted_at
         FROM link_participants WHERE person_ref = :one
         ORDER BY proxy_number DESC, met_at DESC LIMIT 1)
        UNION ALL
        (SELECT person_ref, proxy_number, met_at, link_id, side, deleted_at
         FROM link_participants WHERE person_ref = :other
         ORDER BY proxy_number DESC, met_at DESC LIMIT 1)
        UNION ALL
        SELECT next.* FROM met CROSS JOIN LATERAL (
          SELECT person_ref, proxy_number, met_at, link_id, side, deleted_at
          FROM link_participants
          WHERE person_ref = met.person_ref AND proxy_number < met.proxy_number
          ORDER BY proxy_number DESC, met_at DESC LIMIT 1) next
      ), known AS (
        SELECT met.person_ref, met.proxy_number, met.met_at,
          CASE met.side WHEN 'CUSTOMER' THEN link.provider_number ELSE link.user_number END
            IN (:one, :other) AS the_same,
          LEAST(met.deleted_at, link.closed_at) > :now - make_interval(secs => :coolDown) AS warm
        FROM met JOIN proxy_links link ON link.id = met.link_id
      ), busy AS (
        SELECT person_ref, proxy_number FROM link_participants
        WHERE person_ref IN (:one, :other) AND open
      ), ranked AS (
        SELECT n.number,
          bool_or(known.the_same) AS the_same, max(known.met_at) AS met_at,
          COALESCE(bool_or(known.person_ref = :one AND known.warm AND NOT known.the_same), false) AS warm_one,
          COALESCE(bool_or(known.person_ref = :other AND known.warm AND NOT known.the_same), false) AS warm_other,
          CASE
            WHEN :geo = 'area-code' AND n.area_code = :areaCode THEN 0
            WHEN :geo IN ('area-code', 'overlay') AND n.overlay = :overlay THEN 1
            WHEN n.iso_country = :country OR :country::text IS NULL THEN 2
            ELSE 3 END AS far,
          n.channels, n.last_used_at
        FROM numbers n LEFT JOIN known ON known.proxy_number = n.number
        WHERE n.service_id = :service::uuid AND n.purpose = 'PROXY'
          AND n.channels @> :channels::text[]
          AND CASE WHEN :wanted::text IS NULL THEN NOT n.reserved ELSE n.number = :wanted END
        GROUP BY n.number
      ), usable AS MATERIALIZED (
        SELECT number, one, other, row_number() OVER (ORDER BY
          the_same AND :sticky DESC NULLS LAST,
          CASE WHEN :sticky THEN met_at END DESC NULLS LAST,
          'VOICE' = ANY (channels) DESC,
          far,
          met_at NULLS FIRST,
          date_trunc('second', last_used_at) NULLS FIRST,
          md5(number || :seed)) AS place
        FROM (SELECT ranked.*,
            NOT warm_one AND NOT EXISTS (SELECT FROM busy WHERE proxy_number = number AND person_ref = :one) AS one,
            NOT warm_other AND NOT EXISTS (SELECT FROM busy WHERE proxy_number = number AND person_ref = :other) AS other
          FROM ranked WHERE far < 3 OR NOT :geoRequired OR :wanted::text IS NOT NULL) free
        WHERE one OR other
      )
      """;

  /// Whoever takes a number says so, unless somebody else just did.
  static final String WEAR =
      """
      worn AS (
        UPDATE numbers SET last_used_at = :now WHERE number IN (
          SELECT number FROM numbers WHERE number = ANY (ARRAY(SELECT taken FROM given))
            AND (last_used_at IS NULL OR last_used_at <= :now - interval '1 second')
          FOR UPDATE SKIP LOCKED)
      )
      """;

  static final String OUTCOME =
      """
      SELECT (SELECT count(*) FROM chosen) AS chosen, (SELECT count(*) FROM given) AS people,
        (SELECT count(*) FROM usable WHERE one AND other) AS free, (SELECT count(*) FROM ranked) AS pool
      """;

  private NumberChoiceStore() {}

  /// @param one for whom
  /// @param other with whom; the same where nobody is there yet
  /// @param place where the one who has to be near is from
  /// @param seed spreads those who have no preference
  static Map<String, @Nullable Object> parameters(
      Service service,
      Address one,
      Address other,
      Place place,
      Set<Channel> channels,
      String seed,
      Instant now) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("service", service.id());
    parameters.put("one", one.ref());
    parameters.put("other", other.ref());
    parameters.put("coolDown", service.coolDown().toSeconds());
    parameters.put("sticky", service.numberSelection() == NumberSelection.PREFER_STICKY);
    parameters.put("geo", service.geoMatch().code());
    parameters.put("geoRequired", service.geoRequired());
    parameters.put("country", place.country());
    parameters.put("areaCode", place.areaCode());
    parameters.put("overlay", place.overlay());
    parameters.put("channels", channels.stream().map(Enum::name).sorted().toArray(String[]::new));
    parameters.put("seed", seed);
    parameters.put("now", now.atOffset(ZoneOffset.UTC));
    return parameters;
  }

  /// What a number must carry for somebody on that channel in a session of that mode.
  static Set<Channel> channels(Channel channel, Mode mode) {
    var channels = EnumSet.noneOf(Channel.class);
    if (mode.takesMessages()) {
      channels.add(channel == Channel.VOICE ? Channel.SMS : channel);
    }
    if (mode.takesCalls()) {
      channels.add(Channel.VOICE);
    }
    return channels;
  }
}
