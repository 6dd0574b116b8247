# Forms: their pages, checking, sending, and what a family keeps.

form-step = { $form } – الخطوة { $step } من { $steps }
form-part = { $form } – { $part }
form-continue = متابعة
form-send = إرسال
form-change = تغيير
form-yes = نعم
form-no = لا
form-optional-label = { $label } (اختياري)
form-date-day = اليوم
form-date-month = الشهر
form-date-year = السنة
form-select-nothing = اختاروا واحدًا
form-notice-before = كيف نستخدم ما تخبروننا به:
form-notice-check = عندما ترسلون هذه الاستمارة، نستخدم ما فيها كما يقول هذا الإشعار:
form-notice-sent = نستخدم ما أرسلتموه كما يقول هذا الإشعار:
form-demonstration-before = هذا عرض تجريبي: لن يرد أحد. لا تكتبوا بيانات حقيقية.
form-demonstration-after = هذا عرض تجريبي. لا أحد يقرأ ما أرسلتموه ولن يرد أحد.
# For programs that fill in every field; people never see it.
form-honeypot = اتركوا هذه الخانة فارغة

# Error messages. The argument stands after or before a colon: it needs no inflection.
form-error-summary = هناك مشكلة
form-error-prefix = خطأ
form-error-missing = أدخلوا: { $called }
form-error-not-chosen = اختاروا: { $called }
form-error-too-long = { $subject }: الحد الأقصى لعدد الأحرف هو { $longest }
form-error-not-an-email = أدخلوا عنوان بريد إلكتروني بالشكل الصحيح، مثل name@example.com
form-error-not-a-phone = أدخلوا رقم هاتف، مثل {"\u2066"}01632 960 001{"\u2069"} أو {"\u2066"}07700 900 982{"\u2069"} أو {"\u2066"}+44 808 157 0192{"\u2069"}
form-error-not-a-mobile = أدخلوا رقم هاتف محمول بريطاني، مثل {"\u2066"}07700 900 982{"\u2069"}
form-error-not-a-choice = اختاروا من جديد: { $called }
form-error-not-a-postcode = أدخلوا رمزًا بريديًا بريطانيًا كاملًا، مثل AA3 1AB
form-error-not-a-number = { $subject }: أدخلوا عددًا بلا كسور، مثل 4
form-error-number-between = { $subject }: أدخلوا عددًا من { $least } إلى { $most }
form-error-date-lacks-day = { $subject }: أدخلوا اليوم
form-error-date-lacks-month = { $subject }: أدخلوا الشهر
form-error-date-lacks-year = { $subject }: أدخلوا السنة
form-error-date-lacks-day-month = { $subject }: أدخلوا اليوم والشهر
form-error-date-lacks-day-year = { $subject }: أدخلوا اليوم والسنة
form-error-date-lacks-month-year = { $subject }: أدخلوا الشهر والسنة
form-error-date-year = يجب أن تتكوّن السنة من 4 أرقام
form-error-date-not-real = { $subject }: أدخلوا تاريخًا موجودًا فعلًا
form-error-date-not-past = { $subject }: أدخلوا تاريخ اليوم أو تاريخًا سابقًا
form-error-date-not-future = { $subject }: أدخلوا تاريخ اليوم أو تاريخًا لاحقًا
form-error-date-between = { $subject }: أدخلوا تاريخًا من { $first } إلى { $last }
form-error-unreadable = أدخلوا من جديد، بالحروف والأرقام والعلامات العادية فقط: { $called }

# The characters that are left. GOV.UK's script puts the number where %{"{"}count{"}"} stands.
form-count-longest = يمكنكم إدخال عدد من الأحرف لا يزيد على { $longest }
form-count-under-one = عدد الأحرف المتبقية: %{"{"}count{"}"}
form-count-under-other = عدد الأحرف المتبقية: %{"{"}count{"}"}
form-count-at = عدد الأحرف المتبقية: 0
form-count-over-one = عدد الأحرف الزائدة: %{"{"}count{"}"}
form-count-over-other = عدد الأحرف الزائدة: %{"{"}count{"}"}

# A list that builds up. `one` and `many` are the form's own words; they are not inflected here.
form-list-count = { $count ->
    [zero] أضفتم حتى الآن: { $many } (العدد: { $count })
    [one] أضفتم حتى الآن: { $one } (العدد: 1)
    [two] أضفتم حتى الآن: { $many } (العدد: { $count })
    [few] أضفتم حتى الآن: { $many } (العدد: { $count })
    [many] أضفتم حتى الآن: { $many } (العدد: { $count })
   *[other] أضفتم حتى الآن: { $many } (العدد: { $count })
 }
form-list-open = لم يكتمل
form-list-unnamed = { $one } { $number }
form-list-first = هل تريدون إضافة { $one } الآن؟
form-list-any = هل تريدون إضافة { $one }؟
form-list-another = هل تريدون إضافة { $one } أيضًا؟
form-list-full = أقصى عدد يمكنكم إضافته هنا ({ $many }): { $most }. إذا كان هناك المزيد، فأخبروا الموظف الذي يتواصل معكم.
form-list-error-any = اختاروا «نعم» إذا كنتم تريدون إضافة { $one }
form-list-error-another = اختاروا «نعم» إذا كنتم تريدون إضافة { $one } أيضًا
form-list-error-needed = اختاروا «نعم» وأضيفوا { $one } على الأقل
form-list-error-unfinished = بعض الإجابات ناقصة. اختاروا «تغيير» بجانب «لم يكتمل»
form-remove = إزالة
form-remove-question = هل أنتم متأكدون من أنكم تريدون إزالة { $name }؟
form-remove-error = اختاروا «نعم» إذا كنتم تريدون إزالة { $name }

# Told under a list of people, some of whom may be adults.
form-list-people = علينا أن نخبر البالغين الآخرين بأنكم أعطيتمونا معلومات عنهم. لا نطلب منكم أن توافقوا بالنيابة عنهم. إذا كان إخبارهم قد يعرّض أي شخص للخطر، فأخبرونا أولًا. يمكنكم إخبار الموظف الذي يتواصل معكم.

# A question made of the notice: `partner` is an organisation, with its teams in brackets.
form-agreement-question = هل يمكننا أن نعطي { $partner } ما أخبرتمونا به؟
form-agreement-hint = اختاروا الأغراض التي يمكن لهذه الجهة أن تستخدمه من أجلها. إذا لم تختاروا شيئًا، فلن نعطيها إياه.

# The parts of a long form.
form-tasks-text = يمكنكم ملء الأجزاء بأي ترتيب.
form-tasks-count = عدد الأجزاء التي أكملتموها: { $done } من { $all }.
form-tasks-completed = مكتمل
form-tasks-begun = قيد الملء
form-tasks-not-begun = لم يبدأ بعد
form-tasks-check = راجعوا إجاباتكم وأرسلوها
form-tasks-cannot-check = لا يمكن البدء بعد
# What is told on a page of its own before a page of a form.
form-before-title = قبل الأسئلة التالية
form-before-leave-out = يمكنكم ترك أي سؤال من هذه الأسئلة دون إجابة.
form-before-seen = قد يستطيع شخص قريب منكم رؤية شاشتكم. للمغادرة فورًا، اختاروا «الخروج من هذه الصفحة». يمكنكم العودة لاحقًا باستخدام رمز العودة.

# Saving a form and coming back to it with a return code.
form-save-link = احفظوا وعودوا لاحقًا
form-save-forgets = يُبقي هذا الجهاز استمارتكم مفتوحة حتى تغلقوا المتصفّح، ولمدة 4 ساعات على الأكثر من آخر مرة تفتحون فيها صفحة منها. بعد ذلك تحتاجون إلى رمز العودة للمتابعة.
form-save-title = رمز العودة الخاص بكم
form-save-text = حفظنا كل صفحة اخترتم فيها «متابعة». بهذا الرمز يمكنكم المتابعة لاحقًا، على أي جهاز. لا تحتاجون إلى حساب ولا إلى بريد إلكتروني.
form-save-code-label = رمز العودة
form-save-picture = رمز العودة الخاص بكم في صورة تقرؤها كاميرا الهاتف
form-save-use = للمتابعة، أدخلوا الرمز في هذا العنوان:
form-save-until = نحتفظ بها حتى { $date }.
form-save-file = نزّلوا الرمز في ملف
form-save-opens-heading = ما الذي يفتحه الرمز
form-save-opens-text = كل من لديه الرمز يستطيع فتح هذه الاستمارات. اكتبوه، أو اطبعوا هذه الصفحة، أو التقطوا صورة. احتفظوا به في مكان لا يجده أحد غيركم.
form-save-deleted = بعد هذا التاريخ نحذف الاستمارة. لا يلزمكم فعل أي شيء. وكلما حفظتم صفحة، نحتفظ بالاستمارة للمدة كاملة من جديد.
form-save-here-heading = على هذا الجهاز
form-save-here-text = ينسى هذا الجهاز الاستمارة عندما تغلقون المتصفّح. قبل ذلك، ولمدة 4 ساعات على الأكثر، يستطيع شخص آخر يستخدم هذا المتصفّح أن يفتحها.
form-save-exit = اختاروا «الخروج من هذه الصفحة» لينسى هذا الجهاز الاستمارة فورًا. نحتفظ بما حفظتموه، والرمز يفتحه من جديد.
form-save-go-on = متابعة هذه الاستمارة

form-remind-heading = تذكير قبل أن نحذف الاستمارة (اختياري)
form-remind-text = إذا أردتم، نرسل إليكم رسالة واحدة في { $date }، قبل يومين من حذف استمارة «{ $form }». لا تقول الرسالة إلا إن شيئًا بدأتموه على موقعنا ينتهي قريبًا. ليس فيها رمزكم ولا إجاباتكم.
form-remind-address = نحفظ العنوان منفصلًا عن الاستمارة ونستخدمه لهذه الرسالة وحدها. نحذفه بعد وصول الرسالة. وإذا أرسلتم الاستمارة أو أوقفتم التذكير قبل ذلك، نحذفه خلال يوم.
form-remind-warning = قد يرى شخص آخر رسائلكم. لا تطلبوا التذكير إلا إذا كان ذلك آمنًا لكم.
form-remind-by-label = كيف تريدون أن نذكّركم؟
form-remind-by-called = كيف تريدون أن نذكّركم
form-remind-by-email = بالبريد الإلكتروني
form-remind-by-text = برسالة نصية
form-remind-email-label = عنوان البريد الإلكتروني
form-remind-email-called = عنوان البريد الإلكتروني
form-remind-phone-label = رقم هاتف محمول بريطاني
form-remind-phone-called = رقم هاتف محمول بريطاني
form-remind-button = اضبطوا التذكير
form-remind-set-email = سنرسل إليكم تذكيرًا بالبريد الإلكتروني في { $date }.
form-remind-set-text = سنرسل إليكم تذكيرًا برسالة نصية في { $date }.
form-remind-moves = إذا حفظتم صفحة أخرى، يتأجّل التذكير مع الاستمارة: يصل قبل يومين من حذف «{ $form }». وإذا أرسلتم الاستمارة، فلن يصل.
form-remind-stop = أوقفوا التذكير
form-remind-too-often = طُلب عدد كبير من رسائل التذكير من اتصالكم بالإنترنت أو لهذا العنوان. انتظروا وحاولوا مرة أخرى لاحقًا
return-title = متابعة استمارة محفوظة
return-text = أدخلوا رمز العودة، أو رمز الدعوة الذي أعطاكم إياه المركز. يعمل في أي متصفّح وعلى أي جهاز.
return-for-reminder = لم تعد استمارتكم مفتوحة على هذا الجهاز. أدخلوا رمز العودة: عندها يُغيَّر التذكير كما طلبتم، بما كتبتموه.
return-code-label = رمز العودة
return-code-hint = يتكوّن من 24 خانة من الحروف والأرقام. لا فرق بين الحروف الكبيرة والصغيرة، ولا أهمية للمسافات والشرطات.
return-open = متابعة
return-error-missing = أدخلوا رمز العودة
return-error-not-a-code = يجب أن يتكوّن رمز العودة من 24 خانة من الحروف والأرقام
return-error-opens-nothing = لا نجد استمارة محفوظة بهذا الرمز. تأكدوا من أنه رمز العودة، ومن أنكم حفظتم الاستمارة عند { $council }. إذا مضى آخر يوم لها، فقد حذفناها
return-error-of-sent = أُرسلت استمارة هذا الرمز من قبل. للاطلاع على ما أرسلتموه استخدموا رمز الإيصال
return-error-of-another-form = هذا الرمز يفتح استمارة أخرى. لمتابعتها أدخلوا الرمز في صفحة «متابعة استمارة محفوظة»
return-lost-heading = إذا فقدتم الرمز
return-lost-text = لا يستطيع أحد فتح استمارتكم دون الرمز، ولا حتى نحن. نحذف الاستمارة بعد آخر يوم لها. إذا كانت الاستمارة ما زالت مفتوحة في متصفّحكم، فاختاروا «احفظوا وعودوا لاحقًا» لرؤية الرمز من جديد. وإلا فيمكنكم ملء الاستمارة من جديد أو التواصل معنا.
return-done = الصفحات التي ملأتموها: { $done } من { $all }.
return-forms-title = استماراتكم المحفوظة
return-go-on = متابعة
return-other-heading = إدخال رمز آخر
return-other-text = إذا أدخلتم رمزًا آخر، فلن يستطيع هذا المتصفّح فتح الاستمارات أعلاه. احتفظوا أولًا برمز العودة الخاص بها:
return-sent-title = لقد أرسلتم هذه الاستمارة من قبل
return-sent-text = لم يبقَ شيء لملئه. استخدموا رمز الإيصال لرؤية ما أرسلتموه.

# A form on paper.
paper-title = { $form }: على الورق
paper-summary = استمارة «{ $form }» للطباعة وللملء بخط اليد.
paper-link = اطبعوا هذه الاستمارة واملؤوها على الورق
paper-how = اطبعوا هذه الصفحة، واملؤوها بخط اليد، وسلّموها إلى { $hub }. يمكن لأحد الموظفين مساعدتكم.
paper-online = املؤوها هنا بدلًا من ذلك
paper-give = بعد أن تملؤوها، سلّموها إلى { $hub }. لا يلزم أن تجيبوا عن كل سؤال.
paper-tick-one = ضعوا علامة أمام خيار واحد.
paper-tick-any = ضعوا علامة أمام كل ما ينطبق عليكم.
paper-only-if = فقط إذا وضعتم علامة أمام «{ $choice }».
paper-promise = كيف نستخدم ما تكتبونه

form-outside = قد يكون الرمز البريدي { $postcode } خارج منطقة { $council }. ما زال بإمكانكم إرسال هذه الاستمارة. سيخبركم أحد الموظفين بمن يستطيع مساعدتكم حيث تسكنون.
form-outside-find = اعثروا على المجلس البلدي في منطقتكم على موقع GOV.UK
form-check-list = إضافة أو تغيير أو إزالة
form-check-title = راجعوا إجاباتكم قبل أن ترسلوها
form-check-send-heading = الآن أرسلوا إجاباتكم
answer-empty = بلا إجابة

# A choice with which a form ends before it is sent.
form-ended-title = لا يمكنكم استخدام هذه الاستمارة لذلك
form-ended-nothing-sent = لم يُرسَل أي شيء.
form-ended-back = اختيار إجابة أخرى
form-ended-onward = إلى أين تذهبون بعد ذلك

form-sent-title = وصلتنا استمارتكم
form-sent-reference = رقمكم المرجعي
form-sent-code-heading = احتفظوا برمز الإيصال
form-sent-code-text = استخدموا هذا الرمز لرؤية ما أرسلتموه. وكل من لديه الرمز يستطيع رؤيته أيضًا.
form-sent-code-label = رمز الإيصال الخاص بكم
form-sent-print = اطبعوا هذه الصفحة
form-sent-code-keep = اكتبوه، أو اطبعوا هذه الصفحة، أو التقطوا صورة. احتفظوا به في مكان لا يجده أحد غيركم.
form-sent-shown = لمدة ساعة واحدة على الأكثر بعد الإرسال، يستطيع كل من يستخدم هذا المتصفّح أن يرى هذه الصفحة: اختاروا «الخروج من هذه الصفحة» لإغلاقها. بعد ذلك لا يمكننا أن نعرضها مرة أخرى.
form-sent-code-use = عندما تحتاجون إليه، اذهبوا إلى:
# A professional wrote about a family: what was sent is the family's to see.
form-sent-code-received = استخدموا هذا الرمز لتروا أننا استلمنا هذه الاستمارة. لا يُظهر الرمز شيئًا مما كتبتموه، لأنه عن أسرة. لا يستطيع رؤيته إلا من يعملون عليه.
form-sent-next-heading = ماذا يحدث بعد ذلك

# Something cannot be done. One paragraph a line.
trouble-not-shown-title = عذرًا، لا يمكننا عرض ما أرسلتموه الآن
trouble-not-shown-text =
    هناك عطل عندنا الآن. ما أرسلتموه في أمان.
    حاولوا مرة أخرى بعد بضع دقائق.
trouble-not-opened-title = عذرًا، لا يمكننا فتح استمارتكم الآن
trouble-not-opened-text =
    هناك عطل عندنا الآن. ما حفظتموه في أمان.
    حاولوا مرة أخرى بعد بضع دقائق. إذا كنتم قد اخترتم «إرسال» من قبل، فسترون حينها ما إذا كانت استمارتكم قد وصلت إلينا: لا يمكن أن ترسلوها مرتين بالخطأ.
trouble-not-kept-title = عذرًا، لم نتمكن من حفظ إجاباتكم
trouble-not-kept-text =
    هناك عطل عندنا الآن. لم يُرسَل أي شيء.
    ارجعوا إلى الخلف في متصفّحكم: من المفترض أن يكون ما كتبتموه ما زال موجودًا. ثم حاولوا مرة أخرى بعد بضع دقائق.
trouble-not-reminded-title = نعتذر، لا نعرف هل تمّ ذلك
trouble-not-reminded-text =
    هناك عطل من جهتنا الآن. ربما تغيّر التذكير، وربما لم يتغيّر.
    حاولوا مرة أخرى بعد بضع دقائق. لن يصلكم أكثر من تذكير واحد. واستمارتكم لا تتأثر بذلك.
trouble-too-large-title = هذا أكثر مما يمكننا استلامه
trouble-too-large-text =
    إجاباتكم طويلة أكثر من اللازم، ولذلك لم يُرسَل أي شيء.
    ارجعوا إلى الخلف في متصفّحكم، واجعلوها أقصر، وحاولوا مرة أخرى.
trouble-no-longer-here-title = هذه الصفحة لم تعد متاحة
trouble-no-longer-here-text =
    إذا كنتم قد أرسلتم استمارتكم، فهي لدينا. إذا كنا قد أعطيناكم رمز إيصال، فاستخدموه لرؤية ما أرسلتموه.
    إذا لم ترسلوها، فأدخلوا رمز العودة لتتابعوا من حيث توقفتم. إذا لم يكن لديكم الرمز فابدؤوا من جديد.
trouble-unreadable-title = لم نتمكن من قراءة ذلك
trouble-unreadable-text =
    حدث خطأ أثناء وصولها إلينا، ولذلك لم يُرسَل أي شيء.
    ارجعوا إلى الخلف في متصفّحكم وحاولوا مرة أخرى.
trouble-other-answers-title = أُرسلت هذه الاستمارة من قبل، بإجابات أخرى
trouble-other-answers-text =
    الإجابات في الصفحة التي أرسلتموها ليست هي الإجابات التي لدينا. لم يُرسَل أي شيء جديد.
    إذا كنا قد أعطيناكم رمز إيصال، فاستخدموه لرؤية ما أرسلتموه. لتغيير شيء، تواصلوا معنا.
trouble-forbidden-title = لم نتمكن من قبول ذلك
trouble-forbidden-text =
    لم يأتِ من صفحة في هذا الموقع، ولذلك لم يُرسَل أو يتغيّر أي شيء.
    افتحوا الاستمارة هنا وحاولوا مرة أخرى.
trouble-not-found-title = الصفحة غير موجودة
trouble-not-found-text =
    إذا كتبتم العنوان بأنفسكم، فتأكدوا من أنه صحيح.
    إذا وصلتم عن طريق رابط، فربما نُقلت الصفحة.
trouble-too-many-title = انتظروا بضع دقائق وحاولوا مرة أخرى
trouble-too-many-text =
    وصلت من اتصالكم بالإنترنت طلبات كثيرة في وقت قصير. ربما تتشاركون هذا الاتصال مع آخرين، في مركز أو مكتبة مثلًا. لم نقبل آخر ما وصل، ولم يُرسَل أي شيء.
    ارجعوا إلى الخلف في متصفّحكم: من المفترض أن يكون ما كتبتموه ما زال موجودًا. انتظروا بضع دقائق ثم حاولوا مرة أخرى.
trouble-broken-title = عذرًا، هناك مشكلة في هذا الموقع
trouble-broken-text =
    الخطأ منا وليس منكم. لم يُرسَل أي شيء.
    حاولوا مرة أخرى بعد بضع دقائق.
# A name for one request, which says nothing about who asked.
trouble-request-id = إذا تواصلتم معنا بشأن هذه الصفحة، فأعطونا رقمها: {"\u2066"}{ $id }{"\u2069"}
try-again = حاولوا مرة أخرى

# ما يظهر في تبويب المتصفّح.
form-tab-step = الخطوة { $step } من { $steps }
form-tab-tasks = الأجزاء المطلوب ملؤها

forgets-at = ينتهي الوقت:
forgets-title = هل ما زلتم هنا؟
forgets-form-soon = بعد 5 دقائق ينسى هذا الجهاز استمارتكم. ما حفظتموه يبقى، ورمز العودة يفتحه من جديد.
forgets-request-soon = بعد 5 دقائق ينسى هذا الجهاز رمز الإيصال. أدخلوا الرمز من جديد لفتح طلبكم.
forgets-sent-soon = بعد 5 دقائق تُغلق هذه الصفحة، ولا يمكننا أن نعرضها مرة أخرى. اكتبوا ما تحتاجون إليه، أو اطبعوا الصفحة.
forgets-stay = البقاء في هذه الصفحة
forgets-not-stayed = عذرًا، لم ينجح ذلك: الوقت مستمر. تحقّقوا من اتصالكم بالإنترنت وحاولوا مرة أخرى.
forgets-gone-title = انتهى الوقت
forgets-form-gone = نسي هذا الجهاز استمارتكم. ما حفظتموه يبقى، ورمز العودة يفتحه من جديد. إذا كتبتم شيئًا في هذه الصفحة فهو ما زال هنا: اختاروا «متابعة»، ثم أدخلوا رمزكم.
forgets-request-gone = نسي هذا الجهاز رمز الإيصال. إذا كتبتم شيئًا في هذه الصفحة فهو ما زال هنا: أرسلوه، ثم أدخلوا رمزكم.
forgets-close = إغلاق

# بدأت استمارة في هذا المتصفّح من قبل، وتُملأ صفحتها الأولى من جديد.
form-unfinished-title = لديكم استمارة لم تكتمل
form-unfinished-text = بدأ أحدهم هذه الاستمارة في هذا المتصفّح ولم يرسلها. ربما كنتم أنتم، أو شخص استخدم هذا الجهاز قبلكم.
form-unfinished-typed = لم يضِع شيء مما كتبتموه الآن. اختاروا ما تريدون أن تفعلوا به.
form-unfinished-question = ماذا تريدون أن تفعلوا؟
form-unfinished-new = بدء استمارة جديدة بما كتبته
form-unfinished-new-hint = تحصل على رمز عودة خاص بها. تبقى الاستمارة السابقة كما هي، لكن هذا المتصفّح لا يفتحها بعد ذلك: رمز عودتها وحده يفتحها.
form-unfinished-before = متابعة الاستمارة السابقة
form-unfinished-before-hint = فقط إذا كنتم أنتم من بدأها. تبقى إجاباتها، ولا يُستخدم ما كتبتموه الآن.
form-unfinished-both = متابعة الاستمارة السابقة بما كتبته
form-unfinished-both-hint = فقط إذا كنتم أنتم من بدأها. ما كتبتموه الآن يحلّ محلّ ما جاء في صفحتها الأولى.
form-unfinished-error = اختاروا بدء استمارة جديدة أو متابعة السابقة
