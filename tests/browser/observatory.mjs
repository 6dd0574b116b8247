// MDN's HTTP Observatory, asked about pages of ours as a browser gets them from the world: over TLS, at a host.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const scanner = fileURLToPath(new URL('node_modules/@mdn/mdn-http-observatory', import.meta.url))

/** A certificate of localhost that nobody has but this test. */
async function certificate (folder) {
  const [key, cert] = ['key.pem', 'cert.pem'].map(name => join(folder, name))
  await run('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-days', '1',
    '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert
  ])
  return { file: cert, key: await readFile(key), cert: await readFile(cert) }
}

/** Stands before an origin as CloudFront does: TLS, and what comes without it is led there. */
async function tlsBefore (answer, { key, cert }) {
  const secure = https.createServer({ key, cert }, answer)
  const plain = http.createServer((request, response) => {
    response.writeHead(301, { location: `https://${request.headers.host}${request.url}` }).end()
  })
  // One port for both: a TLS connection begins with byte 22.
  const door = net.createServer(socket => {
    socket.once('data', begun => {
      socket.pause()
      socket.unshift(begun)
      const server = begun[0] === 22 ? secure : plain
      server.emit('connection', socket)
      process.nextTick(() => socket.resume())
    })
  })
  await new Promise(resolve => door.listen(0, '127.0.0.1', resolve))
  return { host: `localhost:${door.address().port}`, close: () => door.close() }
}

/** Asks an origin what a scanner asks, and hands on its answer as it is. */
function passOn (origin, instead, shown) {
  return async (request, response) => {
    const replayed = instead?.(request)
    const answer = replayed ?? await fetch(origin + request.url, {
      method: request.method,
      redirect: 'manual',
      headers: Object.fromEntries(
        ['accept', 'cookie', 'origin'].filter(name => request.headers[name]).map(name => [name, request.headers[name]])
      )
    })
    for (const [name, value] of answer.headers) {
      if (!['connection', 'content-encoding', 'content-length', 'date', 'keep-alive', 'set-cookie', 'transfer-encoding'].includes(name)) {
        response.setHeader(name, value.replace(origin, ''))
      }
    }
    if (answer.headers.getSetCookie().length > 0) response.setHeader('set-cookie', answer.headers.getSetCookie())
    if (answer.status === 200) shown.add(request.url)
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()))
  }
}

/**
 * What the Observatory says of a page. `first` is an answer of ours that leads there, such as the one to a post: a
 * scanner posts nothing, and gets no cookie otherwise.
 */
export async function observed (origin, path, first) {
  // The package's own script would download who is preloaded in browsers: no host of ours is.
  const preloaded = join(scanner, 'conf/hsts-preload.json')
  if (!existsSync(preloaded)) await writeFile(preloaded, '{}')
  const folder = await mkdtemp(join(tmpdir(), 'family-hub-tls-'))
  try {
    const own = await certificate(folder)
    const start = '/first-answer'
    const instead = request => first && request.url === start && request.method === 'GET' ? first.clone() : undefined
    const shown = new Set()
    const door = await tlsBefore(passOn(origin, instead, shown), own)
    // A process of its own, because what it trusts is read when it starts.
    const script = `import { scan } from ${JSON.stringify(join(scanner, 'src/scanner/index.js'))}
      const { scan: { grade, score }, tests } = await scan(${JSON.stringify(door.host + (first ? start : path))})
      const lost = Object.entries(tests).filter(([, { pass }]) => !pass).map(([name, { result }]) => name + ': ' + result)
      console.log(JSON.stringify({ grade, score, lost }))
      process.exit()`
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: own.file }
    })
    door.close()
    // It followed where the first answer leads, with its cookies.
    if (!shown.has(path)) throw new Error(`${path} was not looked at, but ${[...shown]}`)
    return JSON.parse(stdout.trim().split('\n').pop())
  } finally {
    await rm(folder, { recursive: true })
  }
}
