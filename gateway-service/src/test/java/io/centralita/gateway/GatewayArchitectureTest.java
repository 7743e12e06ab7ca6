package io.centralita.gateway;

import io.centralita.testkit.ArchitectureRules;
import io.centralita.testkit.ArchitectureScope;

class GatewayArchitectureTest extends ArchitectureRules {
  GatewayArchitectureTest() {
    super(
        ArchitectureScope.of("io.centralita.gateway")
            .withStores("SpoolStore")
            .withDecisions(
                "Signature",
                "SignedUrl",
                "Form",
                "SigningKeys",
                "Json",
                "TwilioContent",
                "Handshake",
                "MetaMessage",
                "MetaContent",
                "MetaStatus",
                "KommoMessage",
                "KommoContent",
                "Door",
                "TwilioMessage",
                "TwilioReceipt",
                "TwilioCall",
                "TwilioCallEnd",
                "TwiMl",
                "Treatment",
                "CallerLanguage",
                "KeptLink",
                "Slots"));
  }
}
