package io.centralita.proxy.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          llámame al 987654321                              | llámame al [PHONE]
          987 654 321                                       | [PHONE]
          +51 987-654-321 porfa                             | [PHONE] porfa
          0051987654321                                     | [PHONE]
          mi fijo es (01) 555 0199.                         | mi fijo es [PHONE].
          9️⃣8️⃣7️⃣ 6️⃣5️⃣4️⃣ 3️⃣2️⃣1️⃣                        | [PHONE]
          nueve ocho siete seis cinco cuatro tres dos uno   | [PHONE]
          nueveochosiete seiscincocuatro tresdosuno ok      | [PHONE] ok
          novecientos ochenta y siete 654 321               | [PHONE]
          nine eight seven, six five four, three two one    | [PHONE]
          987 doble cinco 4 321                             | [PHONE]
          98765432l                                         | [PHONE]
          9B7 65A 32I                                       | [PHONE]
          O98765432l                                        | [PHONE]
          IX8VII65IV3II1                                    | [PHONE]
          n0v3 och0 s13t3 s3is c1nc0 cu4tr0 tr3s d0s un0    | [PHONE]
          +51 94five-seven62138                             | [PHONE]
          boleta 987654321 del banco                        | boleta [PHONE] del banco
          mi cel empieza con 987 y termina en 654321        | mi cel empieza con [PHONE]
          mi cel es 55 1234 5678                            | mi cel es [PHONE]
          11 2345-6789 llamame                              | [PHONE] llamame
          call me at (305) 555-0142                         | call me at [PHONE]
          dpto 502, 987654321                               | dpto 502, [PHONE]
          yapea al 987654321                                | yapea al [PAYMENT]
          CLABE 012345678901234567                          | CLABE [PAYMENT]
          4111 1111 1111 1111                               | [PAYMENT]
          alias: casa.mesa.luz                              | alias: [PAYMENT]
          nombre.apellido@gmail.com                         | [EMAIL]
          cliente1 arroba gmail punto com                   | [EMAIL]
          cliente.uno (at) hotmail.com, ok?                 | [EMAIL], ok?
          mira https://example.com/a?b=c.                   | mira [LINK].
          wa.me/51987654321                                 | [LINK]
          www.ejemplo.pe                                    | [LINK]
          entra a ejemplo punto com                         | entra a [LINK]
          ejemplo.com.pe/precios                            | [LINK]
          sígueme @taller_ejemplo                           | sígueme [HANDLE]
          mi insta es taller.ejemplo                        | mi insta es [HANDLE]
          98-76-54-32-1                                     | [PHONE]
          dni 987654321                                     | dni [PHONE]
          987=654=321                                       | [PHONE]
          987 vecino 654 vecino 321                         | [PHONE] vecino [PHONE] vecino [PHONE]
          987a654b321c                                      | [PHONE]
          9OO OOO OO1                                       | [PHONE]
          taller.uno en gmail                               | [EMAIL]
          ig tallerejemplo                                  | ig [HANDLE]
          skype live:ejemplo                                | skype [HANDLE]
          ISBN 978-3-16-148410-0                            | ISBN 978-3-16-148410-0
          t . me/ejemplo                                    | [LINK]
          búscame como Taller Ejemplo en facebook           | búscame como [HANDLE] en facebook
          DNI 12345678, cel 987654321                       | DNI 12345678, cel [PHONE]
          tres nueves tres ochos tres sietes                | [PHONE]
          987 -> 654 -> 321                                 | [PHONE]
          los primeros son 987 y los últimos 654321         | los primeros son [PHONE] y los últimos [PHONE]
          n4die arroba gmail                                | [EMAIL]
          nadieARROBAgmailPUNTOcom                          | [EMAIL]
          n a d i e @ g m a i l . c o m                     | [EMAIL]
          """)
  void whatLeadsPastUsIsFound(String text, String expected) {
    assertThat(replaced(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Son S/ 150 por la visita y 1,200.50 por todo",
        "Estoy en Av. Ejemplo 1234, dpto 502, piso 5",
        "El 21/11/2026 a las 10:30 o el 22/11/2026",
        "Mide 2 x 3.50 m, son 3 cuartos y 2 baños",
        "Mi DNI es 12345678",
        "Pedido 2026112100017",
        "Una, dos, tres veces te dije que el martes",
        "El modelo es WA80F5 del 2019",
        "Etapa II, manzana IX, lote 3, la llave de 240V y 20A",
        "¿A qué hora vienes? Mañana a las 9 o a las 10.",
        "Listo.Me avisas cuando llegues",
        "We meet at the house. Ok?",
        "Son 25 soles por metro, 40 metros: 1000 soles",
        "La placa es ABC-123",
        "Necesito 12 focos de 9 W y 15 de 12 W",
        "Nos vemos @ las 5, o @10am",
        "The signal is weak and twitter is down",
        "Tod@s l@s vecin@s pagan",
        "Dos arrobas de papa y una arroba de café",
        "El tracking es 1Z9999999999999999",
        "2 de 10, 3 de 20 y 5 de 30"
      })
  void whatIsNoContactIsLeftAlone(String text) {
    assertThat(replaced(text)).isEqualTo(text);
  }

  @Test
  void aLongTextOfDigitsEndsSoon() {
    assertThat(Contacts.in("1 2 3 4 5 6 7 8 9 0 ".repeat(400))).isNotNull();
    assertThat(Contacts.in("a.b".repeat(4_000))).isNotNull();
    assertThat(Contacts.in("uno punto dos arroba ".repeat(500))).isNotNull();
  }

  private static String replaced(String text) {
    var rest = new StringBuilder(text);
    for (var contact : Contacts.in(text).reversed()) {
      rest.replace(contact.from(), contact.to(), "[" + contact.kind() + "]");
    }
    return rest.toString();
  }
}
