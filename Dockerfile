# One image recipe for all services:
#   docker build --build-arg MODULE=gateway-service -t centralita/gateway-service .
# The jars come from ./mvnw package; the base image can be any with a JRE 25, bash, coreutils and grep.
ARG BASE_IMAGE=eclipse-temurin:25-jre

FROM ${BASE_IMAGE} AS layers
ARG MODULE
WORKDIR /build
COPY ${MODULE}/target/${MODULE}-*-exec.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination extracted

FROM ${BASE_IMAGE}
ARG PORT=8080
# Java takes three fifths of the container's memory for its heap; threads, code and Kafka's buffers need the rest.
ENV SERVER_PORT=${PORT} \
    JAVA_TOOL_OPTIONS="-XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
WORKDIR /centralita
RUN mkdir data && chown 10001:10001 data
# What changes least comes first, so that a new build uploads little.
COPY --from=layers /build/extracted/dependencies/ ./
COPY --from=layers /build/extracted/spring-boot-loader/ ./
COPY --from=layers /build/extracted/snapshot-dependencies/ ./
COPY --from=layers /build/extracted/application/ ./
USER 10001:10001
EXPOSE ${PORT}
HEALTHCHECK --interval=5s --timeout=3s --start-period=120s --retries=12 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && timeout 2 cat <&3 | grep -q '^HTTP/1.[01] 200'"]
# A container keeps its host name over a restart and shares it with no other: a name for the instance, unless one
# is given. Java takes the shell's place, so that it gets the signals.
ENTRYPOINT ["bash", "-c", "INSTANCE_ID=${INSTANCE_ID:-$HOSTNAME} exec java -jar application.jar \"$@\"", "centralita"]
