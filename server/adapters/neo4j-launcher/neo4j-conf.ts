import type { MemorySize, Profile } from '#server/adapters/neo4j-launcher/memory-size.ts'

/** What the configuration file of one server depends on. */
export interface ConfFacts {
  readonly profile: Profile
  readonly port: number
  readonly memory: MemorySize
}

/**
 * The text of `neo4j.conf`: Bolt on loopback and nothing else listening, no telemetry, sign-in on.
 * The quiet period is a plain number of seconds; without it every stop takes ten seconds longer.
 */
export function neo4jConf(facts: ConfFacts): string {
  const address = `127.0.0.1:${facts.port}`
  return [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=${address}`,
    `server.bolt.advertised_address=${address}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    `server.memory.pagecache.size=${facts.memory.pageCache}m`,
    'dbms.security.auth_enabled=true',
    'dbms.usage_report.enabled=false',
    'client.allow_telemetry=false',
    'db.tx_log.preallocate=false',
    `db.tx_log.rotation.size=${facts.profile === 'TEST' ? 32 : 128}m`,
    `db.tx_log.rotation.retention_policy=${facts.profile === 'TEST' ? 'keep_none' : '1 days 1G'}`,
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    '',
  ].join('\n')
}

/** The options of the Java process; garbage collector and compiler follow the profile. */
export function jvmOptions(profile: Profile, memory: MemorySize): readonly string[] {
  const quick = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
  return [
    ...(profile === 'TEST' ? quick : ['-XX:+UseG1GC']),
    `-Xms${memory.heapStart}m`,
    `-Xmx${memory.heapMost}m`,
    '-XX:-OmitStackTraceInFastThrow',
    '-XX:+DisableExplicitGC',
    '-XX:+ExitOnOutOfMemoryError',
    '-Djdk.nio.maxCachedBufferSize=1024',
    '-Dio.netty.tryReflectionSetAccessible=true',
    '--add-opens=java.base/java.nio=ALL-UNNAMED',
    '--add-opens=java.base/java.io=ALL-UNNAMED',
    '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
    '-Dlog4j2.disable.jmx=true',
    '-Dfile.encoding=UTF-8',
  ]
}
