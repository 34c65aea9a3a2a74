"""Words of everyday speech that say nothing of a question's subject, so that no paper need say them.

A paper may hold one of them once, by chance: it would count as the rarest of what is asked. Which way a figure moved is
asked, and no subject either. The lay table's phrases ("put in", "come into care") go before these words; those that a
term is made of ("take" of take-up, "looked" of looked after) are none.
"""

_WORDS = """
s t d m ll re ve don didn doesn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn
actually again ago almost along already altogether always anyway apart else enough even ever exactly far finally
instead lately maybe mostly nearly never now nowadays often perhaps quite rather really roughly round somehow
sometimes soon still though usually well yet yes ok hi hello thanks
called come comes came coming find found feel gets getting goes went happen happens happening let like make makes
made making put puts see seen seem seems show shows shown think thinks try tried turn turned turns want wants
wanted become became mention mentioned mentions
bit kind kinds lot lots ones sort sorts stuff thing things way ways
anybody anyone anything everybody everyone everything nobody someone something whether whole because before
towards toward upon whose less down shot crept soared rocketed plummeted tumbled
past recent recently current currently data figures numbers statistics stats
"""
FILLER = frozenset(_WORDS.split())
