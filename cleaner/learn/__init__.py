"""Rules drafted from several pages of one outlet: what stands on many of them is no article."""
