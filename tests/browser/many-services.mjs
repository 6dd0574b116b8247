// A council with thousands of services, as files and as a site: always the same, and with words spread
// as in English.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { root } from './hub.mjs'

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

const first = ['Baby', 'Toddler', 'Sleep', 'Feeding', 'Reading', 'Music', 'Messy', 'Outdoor', 'Quiet', 'Saturday', 'Twins', 'Fathers', 'Cooking', 'Talking']
const second = ['group', 'café', 'club', 'walk', 'clinic', 'class', 'stay and play', 'advice', 'support', 'workshop']
const needs = ['feeding', 'sleep', 'play', 'talking', 'food', 'money', 'feelings', 'health']
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const languages = ['bn', 'ar', 'pl', 'so']
const towns = ['Pimlico', 'Paddington', 'Soho', 'Marylebone', 'Bayswater']

/** Numbers that look like chance: mulberry32. */
function dice (seed) {
  return () => {
    seed = (seed + 0x6D2B79F5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Ten thousand words that nobody says. */
function vocabulary (roll) {
  const pick = list => list[Math.floor(roll() * list.length)]
  const words = new Set()
  while (words.size < 10_000) {
    let word = ''
    for (let i = 1 + Math.floor(roll() * 3); i > 0; i--) {
      word += pick(['b', 'd', 'f', 'h', 'k', 'm', 'p', 'r', 'w', 'z', 'sh', 'st']) + pick(['a', 'e', 'i', 'o', 'u']) + pick(['', 'n', 'r', 't', 'l'])
    }
    words.add(word)
  }
  return [...words]
}

/** Every Latin letter beyond ASCII as a word of its own, and words of other scripts. */
export const letters = [
  ...Array.from({ length: 0x24f - 0xbf }, (_, i) => 0xc0 + i),
  ...Array.from({ length: 0x100 }, (_, i) => 0x1e00 + i)
].map(code => `x${String.fromCodePoint(code)}x`).concat('العربية', 'বাংলা', 'Ελλάδα', 'İstanbul', 'e\u0301cole', 'women’s')

/** Builds and serves Testbury with so many services: where, from which folder, and what was asked for. */
export async function serveManyServices (count, { withLetters = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'family-hub-services-'))
  const content = join(folder, 'content')
  const out = join(folder, 'site')
  const requests = []
  writeManyServices(content, count, withLetters)
  const build = ['build', '--content', content, '--out', out, '--today', '2026-11-22']
  execFileSync(join(root, 'target/debug/site'), build, { cwd: root, stdio: 'ignore' })
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname
    requests.push(request.url)
    try {
      const bytes = readFileSync(join(out, path.endsWith('/') ? `${path}index.html` : path))
      const inline = /<script>([^<]*)<\/script>/.exec(bytes.toString())?.[1] ?? ''
      const hash = createHash('sha256').update(inline).digest('base64')
      response.writeHead(200, {
        'content-type': types[extname(path)] ?? (path.endsWith('/') ? 'text/html' : 'application/json'),
        // As in production (functions/http/src/security_headers.rs): a page may connect nowhere.
        'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; script-src 'self' 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`
      }).end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.close()
    rmSync(folder, { recursive: true })
  }
  return { out, requests, close, origin: `http://127.0.0.1:${server.address().port}` }
}

/** Writes Testbury's content, as the generator's tests have it, with so many more services into `folder`, and one of all letters. */
function writeManyServices (folder, count, withLetters) {
  const roll = dice(1)
  const all = vocabulary(roll)
  const pick = list => list[Math.floor(roll() * list.length)]
  const some = (list, share) => list.filter(() => roll() < share)
  // The n-th word is n times as rare as the first (Zipf).
  const words = count => Array.from({ length: count }, () => all[Math.floor(all.length ** roll()) - 1])
  const council = join(folder, 'testbury')
  cpSync(join(root, 'site/generator/tests/sites/testbury/testbury'), council, { recursive: true })
  const write = (path, text) => writeFileSync(join(council, path), text)
  for (const name of ['locations', 'taxonomies']) mkdirSync(join(council, name), { recursive: true })
  const terms = needs.map(need => `  - { id: ${need}, name: ${need[0].toUpperCase()}${need.slice(1)} }`)
  write('taxonomies/needs.yaml', `name: Needs\ndescription: What families need.\nterms:\n${terms.join('\n')}\n`)
  for (let i = 0; i < 100; i++) {
    write(`locations/place-${i}.md`, `---\nname: House ${i}\nhub: north\naddress: [${i} Lupus Street]\ntown: ${towns[i % 5]}\npostcode: SW${1 + i % 9}V 3RN\n---\n`)
    write(`organisations/partner-${i}.md`, `---\nname: Partner ${words(2).join(' ')} ${i}\nsummary: A partner in the area.\n---\n`)
  }
  if (withLetters) write('services/letters.md', `---\nname: </script><b>Letters</b>\nsummary: ${letters.join(' ')}\norganisation: partner-0\n---\n`)
  for (let i = 0; i < count; i++) {
    write(`services/service-${i}.md`, [
      '---',
      `name: ${pick(first)} ${pick(second)} ${words(1)} ${i}`,
      `summary: Come and ${words(8).join(' ')}.`,
      `organisation: partner-${i % 100}`,
      `locations: [place-${Math.floor(roll() * 100)}]`,
      `categories: [${some(needs, 0.2).join(', ')}]`,
      `languages: [${some(languages, 0.1).join(', ')}]`,
      `ages: { from: ${Math.floor(roll() * 5)} years, to: ${5 + Math.floor(roll() * 10)} years }`,
      roll() < 0.5 ? 'cost: free' : 'cost: [{ what: A session, amount: £2 }]',
      ...(roll() < 0.2 ? ['send: { kind: inclusive }'] : []),
      `schedules: [{ days: [${pick(days)}], opens: "10:00", closes: "11:30" }]`,
      '---',
      '',
      ...Array.from({ length: 6 }, () => `We ${words(9).join(' ')}.`),
      ''
    ].join('\n'))
  }
}
