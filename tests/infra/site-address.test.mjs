// What CloudFront does with an address of the public site before it asks S3: the template's own code,
// with node for an edge. And what it says of every page, beside what the functions say of theirs.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const python = process.env.FAMILY_HUB_PYTHON
const skip = python ? false : 'FAMILY_HUB_PYTHON is not set: run tests/run'

const template = python
  ? JSON.parse(execFileSync(python, [`${root}/tests/python/translate.py`, `${root}/infra/template.yaml`]))
  : undefined

function properties(name) {
  return template.Resources[name].Properties
}

/** The handler, as CloudFront gets it for Westminster. */
function handler() {
  const code = properties('SiteAddress').FunctionCode['Fn::Sub'].replaceAll('${Council}', 'westminster')
  assert.doesNotMatch(code, /\$\{/, 'everything is filled in')
  return new Function(`${code}\nreturn handler`)()
}

// What a browser asks for; the object that S3 is asked for, or where the browser is sent.
const PAGES = [
  ['/westminster/', '/westminster/index.html'],
  ['/westminster/notices/privacy/', '/westminster/notices/privacy/index.html'],
  ['/westminster/forms/', '/westminster/forms/index.html'],
  ['/westminster/forms/what-can-we-help-you-with/', '/westminster/forms/what-can-we-help-you-with/index.html'],
  ['/westminster/404.html', '/westminster/404.html'],
  ['/westminster/colours.css', '/westminster/colours.css'],
  ['/assets/govuk-frontend-ab12cd34.css', '/assets/govuk-frontend-ab12cd34.css'],
  ['/robots.txt', '/robots.txt'],
  ['/sitemap.xml', '/sitemap.xml'],
  ['/.well-known/security.txt', '/.well-known/security.txt'],
  ['/westminster/sitemap.xml', '/westminster/sitemap.xml'],
  ['/westminster/notices/feed.xml', '/westminster/notices/feed.xml'],
  ['/westminster/site.webmanifest', '/westminster/site.webmanifest'],
  ['/westminster/500.html', '/westminster/500.html'],
  ['/westminster/forms/what-can-we-help-you-with/before-you-start/', '/westminster/forms/what-can-we-help-you-with/before-you-start/index.html'],
]
const FEED = [
  ['/westminster/oruk', '/westminster/oruk/index.json'],
  ['/westminster/oruk/', '/westminster/oruk/index.json'],
  ['/westminster/oruk/services', '/westminster/oruk/services/index.json'],
  ['/westminster/oruk/services/', '/westminster/oruk/services/index.json'],
  ['/westminster/oruk/service_at_locations', '/westminster/oruk/service_at_locations/index.json'],
  ['/westminster/oruk/services/index.json', '/westminster/oruk/services/index.json'],
  [
    '/westminster/oruk/services/d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610',
    '/westminster/oruk/services/d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610.json',
  ],
  [
    '/westminster/oruk/taxonomy_terms/d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610/',
    '/westminster/oruk/taxonomy_terms/d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610.json',
  ],
]
const MOVED = [
  ['/', 302, '/westminster/'],
  ['/westminster', 301, '/westminster/'],
  ['/westminster/notices', 301, '/westminster/notices/'],
  ['/westminster/services/young-parents-2', 301, '/westminster/services/young-parents-2/'],
]
// Nothing that the site makes looks like these: S3 is asked as the browser asked, and says no.
const AS_THEY_ARE = [
  '//evil.example',
  '//evil',
  '/\\evil',
  '/westminster//notices',
  '/westminster/../barking-and-dagenham',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/westminster%2fnotices',
  '/westminster/a%0d%0aset-cookie:a=b',
  '/westminster/caf%C3%A9',
  '/Westminster',
  '/westminster/notices.old',
  '/westminster/.git/config',
  '/westminster/oruk/services/%2e%2e',
  '/westminster/oruk/services.old',
]

function ask(uri, querystring = {}) {
  return handler()({ request: { method: 'GET', uri, querystring, headers: {}, cookies: {} } })
}

test('a folder is its page, and a file is itself', { skip }, () => {
  for (const [address, object] of PAGES) {
    const answer = ask(address)
    assert.equal(answer.uri, object)
    assert.equal(answer.statusCode, undefined)
  }
})

test('an address of the feed is its file', { skip }, () => {
  for (const [address, object] of FEED) {
    const answer = ask(address, { page: { value: '2' } })
    assert.equal(answer.uri, object)
    assert.equal(answer.statusCode, undefined)
  }
})

test('the feed says what a page says, and may be read by a page of anybody', { skip }, () => {
  const { CorsConfig: cors, Name, ...feed } = properties('FeedHeaders').ResponseHeadersPolicyConfig
  const { Name: other, ...site } = properties('SiteHeaders').ResponseHeadersPolicyConfig
  assert.notDeepEqual(Name, other)
  assert.deepEqual(feed, site)
  assert.deepEqual(cors.AccessControlAllowOrigins.Items, ['*'])
  assert.equal(cors.AccessControlAllowCredentials, false)
  const { CacheBehaviors } = properties('PublicDistribution').DistributionConfig
  const [behaviour] = CacheBehaviors
  assert.deepEqual(behaviour.PathPattern, { 'Fn::Sub': '/${Council}/oruk*' })
  assert.deepEqual(behaviour.ResponseHeadersPolicyId, { 'Fn::GetAtt': ['FeedHeaders', 'Id'] })
})

test('a folder without its slash, and the host alone, are sent to a page', { skip }, () => {
  for (const [address, statusCode, location] of MOVED) {
    assert.deepEqual(ask(address), { statusCode, headers: { location: { value: location } } })
  }
})

test('what was asked beside the address changes nothing', { skip }, () => {
  const query = { to: { value: 'https://evil.example' } }
  assert.equal(ask('/westminster/', query).uri, '/westminster/index.html')
  assert.deepEqual(ask('/westminster', query), ask('/westminster'))
})

test('an address that the site does not make leads nowhere else', { skip }, () => {
  for (const address of AS_THEY_ARE) {
    const answer = ask(address)
    assert.equal(answer.uri, address)
    assert.equal(answer.statusCode, undefined)
  }
  assert.equal(ask('//evil.example/').statusCode, undefined)
})

test('static pages carry the headers that the functions carry', { skip }, () => {
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } =
    properties('SiteHeaders').ResponseHeadersPolicyConfig
  // A string over several lines of Rust ends each with a backslash.
  const functions = readFileSync(`${root}/functions/http/src/security_headers.rs`, 'utf8').replace(/\\\n\s*/g, '')
  const says = (value) => assert.ok(functions.includes(`"${value}"`), `the functions do not say ${value}`)

  says(security.ContentSecurityPolicy.ContentSecurityPolicy['Fn::Sub'].replace('${ScriptHash}', '{}'))
  says(security.ReferrerPolicy.ReferrerPolicy)
  says(`max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}`)
  assert.ok(security.ContentTypeOptions.Override)
  const other = custom.Items.filter(({ Header }) => Header !== 'cache-control')
  for (const { Header, Value } of other) {
    says(Header)
    says(Value)
  }
  // Those four, the others, and one for how long a page is kept.
  const [, always] = functions.match(/const ALWAYS: \[\(HeaderName, &str\); (\d+)\]/)
  assert.equal(4 + other.length + 1, Number(always) + 1, 'as many as the functions have')
})

test('the log of requests is gone as soon as the cookies page says', { skip }, () => {
  const says = readFileSync(`${root}/site/generator/src/pages/public_body/cookies.rs`, 'utf8')
  const [, days] = says.match(/const LOG_DAYS: u32 = (\d+)/)
  const rules = properties('LogBucket').LifecycleConfiguration.Rules
  const prefix = properties('PublicDistribution').DistributionConfig.Logging.Prefix
  const rule = rules.find(({ Prefix }) => Prefix === prefix)
  // S3 rounds each period up to the next midnight.
  const longest = rule.ExpirationInDays + 1 + rule.NoncurrentVersionExpiration.NoncurrentDays + 1
  assert.equal(longest, Number(days))
})
