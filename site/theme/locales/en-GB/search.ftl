# Search over services and notices.

search-title = Search
search-summary = Search for services for families, and for privacy notices.
search-label = What are you looking for?
search-hint = For example, baby group or help with sleep. What you type stays on your device.
search-without = Search does not work in your browser. You can find everything in the ways below.
search-loading = Search is getting ready
search-failed = Search is not working right now. You can find everything in the ways below.
search-filters = Choose by need, age, day and more
search-clear = Clear choices
search-more = Show more results
search-notice-tag = Privacy notice
search-none-text = Try other words or fewer words. You can also clear your choices, or use the ways below.
search-ways = More ways to find help
search-ways-services = All services from A to Z
search-ways-notices = All privacy notices
search-ways-contact = Ask us

# What the search script says of a number: `{ $count }` is put in by the script, in the form that the
# language has for the number.
search-count-zero = No results
search-count-one = 1 result
search-count-other = { $count } results
search-chosen-zero = Nothing chosen
search-chosen-one = 1 chosen
search-chosen-other = { $count } chosen
