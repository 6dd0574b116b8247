# ما أرسلته الأسرة: يفتحه رمز الإيصال، مع ما جاء بعده.

request-title = رؤية طلبي
request-text = أعطيناكم رمز إيصال بعد أن أرسلتم استمارة. أدخلوه هنا لرؤية ما أرسلتموه.
request-code-label = رمز الإيصال
request-code-hint = تجدونه في الصفحة التي رأيتموها بعد إرسال الاستمارة. لا فرق بين الحروف الكبيرة والصغيرة، ولا أهمية للمسافات والشرطات.
request-show = رؤية طلبي
request-lost = إذا فقدتم الرمز، فتواصلوا معنا. نتحقق من هويتكم، ثم يمكننا أن نعطيكم رمزًا جديدًا.
request-error-missing = أدخلوا رمز الإيصال
request-error-not-a-code = يجب أن يتكوّن رمز الإيصال من 24 خانة من الحروف والأرقام
request-error-opens-nothing = لا نجد استمارة بهذا الرمز. تأكدوا من أنه رمز الإيصال، ومن أنكم أرسلتم الاستمارة إلى { $council }
request-error-too-often =
    { $minutes ->
        [one] أُدخل عدد كبير من الرموز الخاطئة. ربما لم تُدخلوها أنتم. انتظروا دقيقة واحدة وحاولوا مرة أخرى
        [two] أُدخل عدد كبير من الرموز الخاطئة. ربما لم تُدخلوها أنتم. انتظروا دقيقتين وحاولوا مرة أخرى
        [few] أُدخل عدد كبير من الرموز الخاطئة. ربما لم تُدخلوها أنتم. انتظروا { $minutes } دقائق وحاولوا مرة أخرى
       *[other] أُدخل عدد كبير من الرموز الخاطئة. ربما لم تُدخلوها أنتم. انتظروا { $minutes } دقيقة وحاولوا مرة أخرى
    }

request-shown-title = طلبي
request-sent-on = أُرسلت في { $sent }
request-reference = الرقم المرجعي:
request-to-change = لتغيير شيء أو إضافة شيء:
request-done = تم
request-done-message = وصلتنا رسالتكم.
request-done-addition = وصلنا ما أضفتموه.
request-done-agreements-withdrawn = لقد سحبتم موافقتكم. يستطيع من يعملون على طلبكم رؤية ذلك الآن.
request-done-request-withdrawn = لقد سحبتم طلبكم. يستطيع من يعملون عليه رؤية ذلك الآن.
request-steps-heading = ما يمكنكم فعله
request-stop = إخفاء طلبي
request-stops-by-itself = بعد 20 دقيقة من آخر استخدام ينسى هذا الجهاز رمز الإيصال. عندها تحتاجون إلى إدخاله من جديد. قد يبقى ما تعرضه الصفحة على الشاشة حتى تغادروها. إذا كان آخرون يستخدمون هذا الجهاز، فاختاروا «الخروج من هذه الصفحة» أو «إخفاء طلبي» عندما تنتهون. هذا لا يُنهي طلبكم.
request-talk-heading = التواصل معنا
request-talk-instead = يمكنكم أيضًا التواصل معنا:

request-received-title = وصلنا ما أرسلتموه
request-received-on = استلمناه في { $received }
request-received-text = هو عن أسرة، ولذلك لا يمكننا أن نعرض عليكم ما كتبتموه ولا ما يحدث بعد ذلك. اذكروا الرقم المرجعي عندما تتحدثون معنا.

request-sent-heading = ما أرسلتموه
request-withdrawn-on = سحبتم هذا الطلب في { $at }.
request-status-heading = أين وصل طلبكم
request-status-new = طلبكم لدى المركز. لم نحاول الاتصال بكم بعد.
request-status-contacting = نحاول الاتصال بكم.
request-status-in-assessment = نتحدث معكم عمّا يمكن أن يساعدكم.
request-status-supported = أنتم تتلقون المساعدة منا.
request-status-signposted = أخبرناكم بمن يمكنه مساعدتكم غيرنا. لم نعد نعمل على هذا الطلب.
request-status-closed = لم نعد نعمل على هذا الطلب.
request-messages-heading = رسائل من المركز
request-messages-none = لم يكتب إليكم المركز.
request-message-at = { $at }
request-message-from = { $from }، { $at }
request-plan-heading = ما اتفقنا على فعله بعد ذلك
request-plan-none = لم يُكتب شيء هنا بعد.
request-sharing-heading = مَن يمكننا مشاركة هذا معهم
request-sharing-text = وافقتم على أن نشارك ما أخبرتمونا به مع هذه الخدمات، لهذه الأغراض.
request-sharing-none = لم توافقوا على أن نشارك هذا مع أحد.
request-agreement = { $partner }: { $purpose }
request-agreement-withdrawn = سحبتم هذا في { $at }
request-said-heading = ما أخبرتمونا به منذ ذلك الحين
request-said-message = رسالتكم
request-said-addition = أضفتم
request-said-agreements-withdrawn = سحبتم موافقتكم
request-said-request-withdrawn = سحبتم طلبكم

request-answer-title = الرد على المركز
request-message-title = إرسال رسالة إلى المركز
request-message-text =
    يقرأ رسالتكم من يعملون على طلبكم.
    لا تستخدموا هذا في الحالات الطارئة. إذا كان أحد في خطر، فاتصلوا بالرقم 999.
request-message-label = رسالتكم
request-message-button = إرسال الرسالة
request-message-missing = أدخلوا رسالتكم
request-message-too-long = يجب ألا تزيد رسالتكم على { $longest } حرفًا
request-add-title = الإضافة إلى طلبكم
request-add-text =
    أخبرونا بما تغيّر أو بما نسيتموه. يبقى ما أرسلتموه من قبل كما هو.
request-add-label = ماذا تريدون أن تضيفوا؟
request-add-button = إضافة هذا
request-add-missing = أدخلوا ما تريدون إضافته
request-add-too-long = يجب ألا يزيد ما تضيفونه على { $longest } حرفًا
request-agreements-title = سحب موافقة
request-agreements-text =
    يمكنكم سحب موافقة في أي وقت. ليس عليكم ذكر السبب.
    بعد ذلك نتوقف عن مشاركة ما أخبرتمونا به مع هذه الخدمة لهذا الغرض، إلا إذا كان القانون يُلزمنا بذلك. لا يمكننا استرجاع ما شاركناه من قبل.
request-agreements-label = أي موافقة تريدون سحبها؟
request-agreements-button = سحب الموافقة
request-agreements-missing = اختاروا الموافقة التي تريدون سحبها
request-withdraw-title = سحب طلبكم
request-withdraw-text =
    نخبر من يعملون على طلبكم. يتوقفون عن العمل عليه، إلا إذا كان القانون يُلزمهم بالتصرف: مثلًا إذا كان طفل قد يكون في خطر.
    هذا لا يحذف ما أرسلتموه. نحتفظ به للمدة التي يذكرها إشعار الخصوصية. إذا أردتم أن نحذفه، فاطلبوا ذلك منا: فهذا حق مستقل.
    إذا كنتم قد وافقتم على أن نشارك شيئًا، فاسحبوا موافقتكم أيضًا.
request-withdraw-button = سحب طلبي
request-said-before = لقد أرسلتم شيئًا آخر من هذه الصفحة بالفعل. أرسلوا هذا أيضًا إذا أردتم
request-code-again = أدخلوا رمز الإيصال مرة أخرى. ما كتبتموه لا يزال هنا
request-full = لم يعد هناك مكان هنا. تواصلوا مع المركز بدلًا من ذلك
request-nothing-stands = لقد سحبتم هذا بالفعل
request-away = هناك شيء لا يعمل لدينا الآن، لذلك لم يُرسل هذا. حاولوا مرة أخرى بعد بضع دقائق
request-unsure = حدث عطل عندنا أثناء إرسال هذا إلينا، لذلك لا نعرف بعد ما إذا كان قد وصل. أرسلوه مرة أخرى بعد بضع دقائق: نحتفظ به مرة واحدة فقط

request-copy-heading = تنزيل طلبكم
request-copy-text = يُحفظ الملف على هذا الجهاز. يستطيع كل من يستخدم الجهاز فتحه.
request-copy-html = تنزيل طلبكم للقراءة أو الطباعة
request-copy-json = تنزيل طلبكم كبيانات لبرامج أخرى (JSON)
request-copy-made = أُنشئت النسخة في { $at }
