// Asks the server for news of this page, and shows it. A window that nobody looks at does not ask: a
// browser has few connections per server, and an editor may have many windows.
//
// It passes on what its page is, so that an edit between drawing and listening is news too.
//
// In a block: the names of a page's own scripts are theirs.
{
  const { search } = new URL(document.currentScript.src)
  const place = 'edited-page-scrolled-to'
  let news

  function listen () {
    news?.close()
    news = undefined
    if (document.visibilityState === 'hidden') return
    news = new EventSource(`/__local/changes${search}`)
    news.addEventListener('changed', () => {
      news.close()
      sessionStorage.setItem(place, JSON.stringify([location.pathname, scrollX, scrollY]))
      location.reload()
    })
  }

  // A browser goes back to where a page was, but before a late picture or an error moved it.
  const [path, left, top] = JSON.parse(sessionStorage.getItem(place) ?? '[]')
  sessionStorage.removeItem(place)
  if (path === location.pathname) {
    const goBack = () => scrollTo({ left, top, behavior: 'instant' })
    goBack()
    addEventListener('load', goBack, { once: true })
  }

  document.addEventListener('visibilitychange', listen)
  addEventListener('pagehide', () => news?.close())
  addEventListener('pageshow', listen)
}
