// A family's codes and answers travel in what is posted and in the form's cookie, and nowhere else: in no
// address, no other header, no title and nothing that the browser keeps. On both councils' sites, with script
// and without.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { newPage, startForTests } from './hub.mjs'

const it = startForTests()

const typed = {
  name: 'Zyxwana Canaryowska',
  email: 'zyxwana.canary@example.org',
  words: 'canaryneed of a cot',
  why: 'canaryreason tomorrow',
  message: 'canarymessage we move on Friday',
  addition: 'canaryaddition it is a boy'
}

/** Everything that goes over the wire beside bodies and the cookies that are meant to hold a code. */
function listen (page) {
  const heard = []
  const headers = async (of, without) => {
    for (const { name, value } of await of.headersArray()) {
      if (name.toLowerCase() !== without) heard.push(`${name}: ${value}`)
    }
  }
  const pending = []
  page.on('request', request => {
    heard.push(request.url())
    pending.push(headers(request, 'cookie').catch(() => {}))
  })
  page.on('response', response => pending.push(headers(response, 'set-cookie').catch(() => {})))
  return async () => {
    await Promise.all(pending)
    return heard
  }
}

/** What the browser keeps of a page, beside cookies. */
function kept (page) {
  return page.evaluate(async () => JSON.stringify([
    location.href, document.title, history.state, { ...localStorage }, { ...sessionStorage },
    (await indexedDB.databases()).length, document.cookie
  ]))
}

const send = page => page.locator('main form[method=post] button').first().click()

for (const council of ['westminster', 'barking-and-dagenham']) {
  for (const javaScriptEnabled of [true, false]) {
    test(`${council}: codes and answers stand in no address and no header, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await newPage(it.browser, { javaScriptEnabled })
      const heard = listen(page)
      const looks = []
      const site = `${it.hub.public(council)}/${council}`
      const look = async () => {
        await page.waitForLoadState()
        looks.push(await page.title(), page.url(), await kept(page))
      }
      await page.goto(`${site}/forms/what-can-we-help-you-with/`)
      await page.locator('[name=full-name]').fill(typed.name)
      await page.locator('[name=contact-by][value=email]').check()
      await page.locator('[name=email]').fill(typed.email)
      await send(page)
      await page.waitForURL(/\/safe-contact$/)
      await look()
      await page.locator('[name=interpreter][value=no]').check()
      await send(page)
      await page.waitForURL(/\/help$/)
      await page.locator('[name=what-would-help]').fill(typed.words)
      await page.locator('[name=urgent][value=yes]').check()
      await page.locator('[name=urgent-why]').fill(typed.why)
      await look()
      await send(page)
      await page.waitForURL(/\/check$/)
      await look()
      const token = await page.locator('[name=token]').inputValue()
      // The form's own code, to come back with: shown, kept as a file, and typed into another browser.
      await page.goto(`${site}/forms/what-can-we-help-you-with/save`)
      const returnCode = (await page.locator('#return-code').innerText()).trim()
      await look()
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('main a[download]').click()])
      assert.ok((await readFile(await download.path(), 'utf8')).includes(returnCode))
      looks.push(download.suggestedFilename(), download.url())
      const elsewhere = await newPage(it.browser, { javaScriptEnabled })
      const heardElsewhere = listen(elsewhere)
      await elsewhere.goto(`${site}/return`)
      await elsewhere.locator('[name=return_code]').fill(`${returnCode}0`)
      await send(elsewhere)
      await elsewhere.locator('.govuk-error-summary').waitFor()
      looks.push(await elsewhere.title(), await kept(elsewhere))
      await elsewhere.locator('[name=return_code]').fill(returnCode)
      await send(elsewhere)
      await elsewhere.waitForURL(/\/check$/)
      looks.push(await elsewhere.title(), await kept(elsewhere))
      await page.goBack()
      await page.waitForURL(/\/check$/)
      await send(page)
      await page.waitForURL(/\/sent$/)
      await look()
      const code = (await page.locator('#receipt-code').innerText()).trim()
      await page.goto(`${site}/request`)
      await page.locator('[name=receipt-code]').fill(code)
      await send(page)
      await page.getByText(typed.words).waitFor()
      await look()
      // Each step of what was sent, and its copies.
      for (const [step, words] of [['message', typed.message], ['add', typed.addition], ['withdraw']]) {
        await page.goto(`${site}/request/${step}`)
        await look()
        if (words) await page.locator('[name=words]').fill(words)
        await send(page)
        await page.waitForURL(/\/request\/shown$/)
        await look()
      }
      for (const copy of await page.locator('main a[download]').all()) {
        const [file] = await Promise.all([page.waitForEvent('download'), copy.click()])
        looks.push(file.suggestedFilename(), file.url())
      }
      await page.locator('main form[action$="/stop"] button').click()
      await page.locator('[name=receipt-code]').waitFor()
      await look()
      // Whatever leads on from there takes nothing along.
      await page.goto(`${site}/`)
      await look()

      const cookies = await page.context().cookies()
      const codes = cookies.map(cookie => cookie.value)
      assert.ok(codes.length > 0, 'the form set its cookie')
      const secrets = [code, token, returnCode, ...codes]
        .flatMap(secret => [secret, secret.replaceAll('-', ''), secret.toLowerCase(), secret.replaceAll('-', '').toLowerCase()])
        .concat(Object.values(typed), 'canary', 'Zyxwana')
        .filter(secret => secret.length > 3)
      const said = [...await heard(), ...await heardElsewhere()]
      assert.ok(said.some(line => /^referer: /i.test(line)), 'headers were heard')
      assert.ok(said.some(line => /^location: .*\/sent$/i.test(line)), 'redirects were heard')
      for (const secret of secrets) {
        const found = [...said, ...looks].filter(line => line.includes(secret) || line.includes(encodeURIComponent(secret)))
        assert.deepEqual(found, [], `${secret} stands there`)
      }
    })
  }
}
