"""Invented stories in seven languages: sentences drawn into paragraphs, heads, names, captions; all ours."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.newspapers.stories import stories

_BANKS: dict[str, dict[str, str]] = {
    "fr": {
        "heads": "Le port rouvre après trois semaines de travaux|Les maraîchers cherchent de nouveaux débouchés|Une école de musique pour deux communes|Le budget municipal divise le conseil|La gare attend toujours son ascenseur|Un verger partagé au cœur du quartier|Les pompiers volontaires manquent à l’appel|La bibliothèque prolonge ses horaires|Le marché couvert fait peau neuve|Pas de navette avant le printemps|Les hauteurs de la ville privées d’eau|Le club fête ses quarante ans sur l’eau",
        "decks": "Les travaux ont coûté deux fois plus cher que prévu|Une réunion publique est annoncée pour la fin du mois|Les habitants réclament un calendrier précis|La mairie promet une réponse avant l’été",
        "kickers": "Urbanisme|Littoral|Vie municipale|Agriculture|Transports|Éducation",
        "lines": "La mairie a confirmé la nouvelle mardi soir devant une salle comble.|« Nous n’avions plus le choix », explique le maire, qui défend le projet depuis deux ans.|Les commerçants du quai redoutent une nouvelle saison sans clients.|Selon les services techniques, le chantier devrait durer jusqu’à la mi-juin.|Une trentaine de bénévoles se relaient chaque samedi pour entretenir les lieux.|Le département prendra en charge la moitié de la facture.|Personne ne sait encore qui paiera le reste.|La dernière étude remonte à plus de dix ans et ne tient pas compte des nouvelles habitations.|« On nous demande d’attendre, mais on ne nous dit pas jusqu’à quand », soupire une riveraine.|Le préfet a rappelé que la sécurité des passagers restait prioritaire.|Deux entreprises de la région se partagent les travaux.|Le conseil municipal se prononcera lors de sa prochaine séance.|L’opposition réclame un vote à bulletin secret.|Les premiers résultats sont attendus à l’automne.|Plusieurs familles ont déjà retiré leur candidature.|Le directeur assure que les emplois seront conservés.|Trois classes ont fermé en cinq ans dans le canton.|Cette fois, le calendrier semble tenir.",
        "names": "Hélène Marchal|Yann Le Goff|Claire Dubreuil|Antoine Peltier",
        "cross": "Un chantier retardé|Des voisins inquiets|Vote en juin|Une facture partagée",
        "captions": "Le quai nord, fermé depuis l’automne, sera rendu aux promeneurs.|Une trentaine de bénévoles ont participé à la journée.",
        "credit": "Photo: Hélène Marchal",
        "by": "Par",
        "folio": "Page 5|Mercredi 12 mars 2025",
        "briefs": "En bref",
        "towns": "",
    },
    "es": {
        "heads": "El puerto recupera la línea con las islas|La huerta pide agua antes del verano|El instituto estrena taller de astilleros|La plaza se queda sin mercado hasta mayo|Los vecinos frenan la tala del parque|El hospital amplía las consultas de tarde|Una feria para salvar el queso de la sierra|El tren llegará con un año de retraso|La lonja cierra su mejor trimestre|Cultura busca sede para el archivo|El faro volverá a encenderse en junio|Sin acuerdo para la recogida de basuras",
        "decks": "El ayuntamiento aplaza la decisión hasta el pleno de abril|Los comerciantes calculan pérdidas de medio millón de euros|La obra costará el doble de lo previsto",
        "kickers": "SOCIEDAD|ECONOMÍA LOCAL|LITORAL|EDUCACIÓN|TRANSPORTE",
        "lines": "El alcalde lo confirmó ayer ante los vecinos que llenaban el salón de plenos.|«No podemos esperar otro verano», aseguró la portavoz de la asociación.|La empresa adjudicataria dispone de seis meses para terminar la obra.|Según el informe técnico, la cubierta no soporta más peso.|Los pescadores llevan tres semanas sin salir a la mar.|La consejería aportará la mitad del presupuesto.|Nadie ha explicado todavía quién pagará el resto.|El último estudio tiene más de diez años y no incluye las viviendas nuevas.|La oposición exige que se publiquen todas las facturas.|Los primeros resultados se conocerán en otoño.|Varias familias han pedido ya el traslado.|El director insiste en que no habrá despidos.|En cinco años han cerrado tres aulas en la comarca.|La medida afecta a unas dos mil personas.|El pleno votará la propuesta el próximo jueves.|Esta vez, dicen, el calendario se cumplirá.",
        "names": "Marta Quiroga|Andrés Bellido|Lucía Ferrán|Pablo Sotomayor",
        "cross": "Obra con retraso|Vecinos en contra|Votación en abril|Una factura a medias",
        "captions": "El muelle norte, cerrado desde el otoño, se abrirá en junio.|Unos treinta voluntarios participaron en la jornada.",
        "credit": "Foto: Andrés Bellido",
        "by": "Por",
        "folio": "Página 5|Miércoles 12 de marzo de 2025",
        "briefs": "Breves",
        "towns": "",
    },
    "it": {
        "heads": "Il molo riapre dopo tre mesi di lavori|Gli orti chiedono acqua prima dell’estate|Una scuola di vela per due comuni|Il bilancio divide il consiglio comunale|La stazione aspetta ancora l’ascensore|Un frutteto condiviso nel cuore del rione|La biblioteca prolunga gli orari|Il mercato coperto cambia volto|Niente traghetto prima di maggio|Il faro torna ad accendersi|Ospedale, più visite nel pomeriggio|La lonza del paese cerca un marchio",
        "decks": "Il sindaco rinvia la decisione al consiglio di aprile|I commercianti temono un’altra stagione senza clienti|I lavori costeranno il doppio del previsto",
        "kickers": "Urbanistica|Il porto|La polemica|Scuola e lavoro|Trasporti",
        "lines": "Il sindaco lo ha confermato ieri davanti a una sala piena di cittadini.|«Non potevamo aspettare un’altra estate», spiega la portavoce del comitato.|L’impresa ha sei mesi di tempo per finire il cantiere.|Secondo la relazione tecnica, il tetto non regge altro peso.|I pescatori sono fermi da tre settimane.|La regione coprirà metà della spesa.|Nessuno ha ancora detto chi pagherà il resto.|L’ultimo studio ha più di dieci anni e non tiene conto delle case nuove.|L’opposizione chiede che vengano pubblicate tutte le fatture.|I primi risultati si conosceranno in autunno.|Alcune famiglie hanno già chiesto il trasferimento.|Il direttore assicura che non ci saranno tagli.|In cinque anni sono state chiuse tre classi.|La misura riguarda circa duemila persone.|Il consiglio voterà la proposta giovedì prossimo.|Questa volta, dicono, il calendario sarà rispettato.",
        "names": "Marta Quaglia|Andrea Bellini|Lucia Ferraris|Paolo Sottile",
        "cross": "Cantiere in ritardo|I vicini protestano|Il voto in aprile|Una spesa divisa",
        "captions": "Il molo nord, chiuso dall’autunno, riapre a giugno.|Una trentina di volontari ha partecipato alla giornata.",
        "credit": "Foto: Andrea Bellini",
        "by": "di",
        "folio": "Pagina 5|Mercoledì 12 marzo 2025",
        "briefs": "In breve",
        "towns": "",
    },
    "pt": {
        "heads": "O cais reabre depois de três meses de obras|Hortelãos pedem água antes do verão|Uma escola de vela para dois concelhos|Orçamento divide a câmara municipal|A estação continua sem elevador|Biblioteca alarga o horário|O mercado coberto muda de cara|Sem barco até maio|O farol volta a acender|Hospital abre consultas à tarde",
        "decks": "A câmara adia a decisão para a reunião de abril|Os comerciantes receiam mais uma época sem clientes|A obra vai custar o dobro do previsto",
        "kickers": "Urbanismo|Litoral|Ensino|Transportes",
        "lines": "O presidente confirmou a notícia perante uma sala cheia de moradores.|«Não podíamos esperar mais um verão», explica a porta-voz da comissão.|A empresa tem seis meses para acabar a obra.|Segundo o relatório técnico, o telhado não aguenta mais peso.|Os pescadores estão parados há três semanas.|O governo regional paga metade da despesa.|Ninguém disse ainda quem paga o resto.|O último estudo tem mais de dez anos e não conta com as casas novas.|A oposição exige que se publiquem todas as faturas.|Os primeiros resultados serão conhecidos no outono.|Algumas famílias já pediram a transferência.|O diretor garante que não haverá despedimentos.|Em cinco anos fecharam três salas de aula.|A medida abrange cerca de duas mil pessoas.|A proposta vai a votos na próxima quinta-feira.|Desta vez, dizem, o calendário será cumprido.",
        "names": "Marta Queiroz|André Belmonte|Lúcia Ferraz|Paulo Sotto",
        "cross": "Obra atrasada|Vizinhos contra|Voto em abril|Uma fatura a meias",
        "captions": "O cais norte, fechado desde o outono, reabre em junho.|Cerca de trinta voluntários participaram na jornada.",
        "credit": "Foto: André Belmonte",
        "by": "Por",
        "folio": "Página 5|Quarta-feira, 12 de março de 2025",
        "briefs": "Breves",
        "towns": "",
    },
    "en": {
        "names": "Nora Whitfield|Gideon Sallis|Priya Raman|Tom Ashdown",
        "by": "By",
        "briefs": "In brief",
        "cross": "Work delayed|Neighbours object|A vote in June|Who will pay",
        "credit": "Photo: Nora Whitfield",
        "captions": "The north quay, closed since autumn, will reopen to walkers in June.|About thirty volunteers took part.",
        "folio": "5|Wednesday, 12 March 2025",
        "kickers": "HARBOUR|COUNCIL|SCHOOLS|TRANSPORT",
        "decks": "Council puts off its decision until April|Traders fear another season without visitors",
        "towns": "",
    },
    "de": {
        "names": "Ralf Zobel|Karin Petersen|Jens Ahlers|Maike Thomsen",
        "by": "Von",
        "briefs": "Kurz notiert",
        "cross": "Arbeiten verzögert|Nachbarn sind dagegen|Abstimmung im Juni|Wer soll zahlen?",
        "credit": "Foto: Karin Petersen",
        "captions": "Der Nordkai, seit Herbst gesperrt, wird im Juni wieder freigegeben.|Rund dreißig Freiwillige halfen mit.",
        "folio": "Seite 5|Mittwoch, 12. März 2025",
        "kickers": "Hafen|Stadtrat|Schulen|Verkehr",
        "decks": "Der Rat verschiebt seine Entscheidung auf April|Händler fürchten eine weitere Saison ohne Gäste",
        "towns": "",
    },
    "zh": {
        "names": "单雨桐|冷秋禾|符远航|申屠远",
        "by": "记者",
        "briefs": "简讯",
        "towns": "本报讯",
        "cross": "一条路盘活一片山|把服务送到家门口|好种子才有好收成|资金跟着项目走",
        "credit": "本报记者 符远航 摄",
        "captions": "图为志愿者在柳湾县清理河道，近百名群众参加了当天的活动。|连日来，工人们加紧施工，确保项目按期完工。",
        "folio": "A5|2025年3月12日 星期三",
        "kickers": "我市多措并举保障春耕生产|市人大常委会视察时强调|青桥新区",
        "decks": "一季度21个项目集中开工 总投资58亿元|全年计划新增泊位三千个",
        "heads": "",
    },
}


@dataclass(frozen=True)
class Wire:
    """What a story may print; `said` are its paragraphs."""

    headline: tuple[str, ...]
    kicker: str
    deck: str
    name: str
    said: tuple[str, ...]
    cross: str
    caption: str


class Desk:
    """Stories of a language without end, drawn from the banks."""

    def __init__(self, language: str, rng: Random) -> None:
        self.language, self.rng = language, rng
        self.bank = _BANKS["zh" if language.startswith("zh") else language]
        self.turn = (lambda words: words) if language != "zh-Hant" else _traditional
        if "lines" in self.bank:
            self.sentences = [[line] for line in self.bank["lines"].split("|")]
            self.heads = [(head,) for head in self.bank["heads"].split("|")]
        else:
            pool = stories(language)
            self.sentences = [[p] for story in pool for p in story.paragraphs]
            self.heads = [story.headline for story in pool]
        rng.shuffle(self.heads)

    def pick(self, name: str) -> str:
        """One of the entries of a bank."""
        return self.turn(self.rng.choice(self.bank[name].split("|")))

    def paragraph(self) -> str:
        """One to four sentences; Chinese ones are whole paragraphs of stories."""
        count = 1 if "lines" not in self.bank else self.rng.randint(1, 4)
        return " ".join(line for [line] in self.rng.sample(self.sentences, count))

    def wire(self, paragraphs: int) -> Wire:
        """A new story; heads come round again when all have been used."""
        head = self.heads.pop()
        self.heads.insert(0, head)
        said = tuple(self.paragraph() for _ in range(paragraphs))
        return Wire(
            head,
            self.pick("kickers"),
            self.pick("decks"),
            self.pick("names"),
            said,
            self.pick("cross"),
            self.pick("captions"),
        )


def _traditional(words: str) -> str:
    from chaiban.typesetter.traditional import in_traditional

    return in_traditional(words)
