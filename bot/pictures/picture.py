"""Whatever can be drawn."""

from bot.pictures.areas import Areas
from bot.pictures.curve import Course
from bot.pictures.overview import Overview
from bot.pictures.strip import Strip

Picture = Overview | Course | Strip | Areas
